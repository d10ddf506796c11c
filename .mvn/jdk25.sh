# Sourced by mvnw, run and .ci/run: puts a JDK 25 into JAVA_HOME, or says in one sentence what to install.
if [ -z "${HOME:-}" ]; then
  HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)
  export HOME="${HOME:-/tmp}"
fi
is_jdk25() { [ -x "$1/bin/javac" ] && [ "$("$1/bin/javac" -version 2>&1 | sed 's/javac \([0-9]*\).*/\1/')" = 25 ]; }
find_jdk25() {
  for candidate in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/java/*25* /opt/hostedtoolcache/Java_*/25*/x64 \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* "$HOME"/.asdf/installs/java/*25* \
    "$HOME"/.local/share/mise/installs/java/*25* /usr/java/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  javac_on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$javac_on_path" ]; then
    candidate=$(dirname "$(dirname "$(readlink -f "$javac_on_path")")")
    if is_jdk25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  fi
  echo "Digital Stage needs a JDK 25: install one (for example Eclipse Temurin 25) or point JAVA25_HOME to it." >&2
  return 1
}
