package org.digitalstage.auth;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Work that comes round again and again: each time in full, whatever happened before. */
record Chore(String name, Duration every, Mono<Void> work) {}
