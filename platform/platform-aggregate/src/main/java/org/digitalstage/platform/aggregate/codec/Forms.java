package org.digitalstage.platform.aggregate.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The forms of all types that a codec meets, each made once. */
final class Forms {

    private static final Form AS_IS = new Plain(value -> value);
    private static final Map<Class<?>, Form> PLAIN = Map.of(
            String.class, AS_IS,
            Object.class, AS_IS,
            boolean.class, AS_IS,
            Boolean.class, AS_IS,
            long.class, new Plain(json -> ((Number) json).longValue()),
            Long.class, new Plain(json -> ((Number) json).longValue()),
            int.class, new Plain(json -> ((Number) json).intValue()),
            Integer.class, new Plain(json -> ((Number) json).intValue()),
            double.class, new Plain(json -> ((Number) json).doubleValue()),
            Double.class, new Plain(json -> ((Number) json).doubleValue()));
    private static final Map<Class<?>, Object> INSTEAD = Map.of(
            boolean.class, false, long.class, 0L, int.class, 0, double.class, 0.0, Optional.class, Optional.empty());

    private final Map<Class<?>, Form> byClass = new HashMap<>(PLAIN);

    Forms(List<Written<?>> written) {
        written.forEach(some -> byClass.put(some.type(), of(some)));
    }

    /** What stands for a component that was not written; {@code null} if nothing can. */
    static @Nullable Object instead(Class<?> type) {
        return INSTEAD.get(type);
    }

    Form of(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> variable -> of(variable.getBounds()[0]);
            default -> plain((Class<?>) type);
        };
    }

    private Form generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (raw == Optional.class) {
            return optional(of(last));
        }
        if (raw == List.class) {
            return list(of(last));
        }
        return raw == Map.class ? map(of(last)) : plain(raw);
    }

    private Form plain(Class<?> type) {
        Form known = byClass.get(type);
        if (known != null) {
            return known;
        }
        Later later = new Later();
        byClass.put(type, later);
        Form form = form(type);
        later.form = form;
        byClass.put(type, form);
        return form;
    }

    private Form form(Class<?> type) {
        if (type.isEnum()) {
            return enumeration(type);
        }
        if (type.isSealed()) {
            return new SealedForm(type, this);
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("Expected a type that can be written but got " + type.getName());
        }
        return new RecordForm(type, this);
    }

    private static <V> Form of(Written<V> written) {
        return new Both(value -> written.write().apply(written.type().cast(value)), written.read()::apply);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the caller saw that it is an enumeration
    private static Form enumeration(Class<?> type) {
        return new Both(value -> ((Enum<?>) value).name(), json -> Enum.valueOf((Class<Enum>) type, (String) json));
    }

    private static Form optional(Form item) {
        return new Both(
                value -> ((Optional<?>) value).map(item::write).orElse(null), json -> Optional.of(item.read(json)));
    }

    private static Form list(Form item) {
        return AS_IS.equals(item)
                ? AS_IS
                : new Both(
                        value -> ((List<?>) value)
                                .stream().<@Nullable Object>map(item::write).toList(),
                        json -> ((List<?>) json)
                                .stream().<Object>map(item::read).toList());
    }

    private static Form map(Form item) {
        return AS_IS.equals(item) ? AS_IS : new Both(value -> each(value, item::write), json -> each(json, item::read));
    }

    private static Object each(Object map, Function<Object, @Nullable Object> change) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> changed.put(String.valueOf(key), change.apply(value)));
        return changed;
    }

    /** Stands for a type that is met again while it is being looked at. */
    private static final class Later implements Form {
        private @Nullable Form form;

        @Override
        public @Nullable Object write(Object value) {
            return Objects.requireNonNull(form).write(value);
        }

        @Override
        public Object read(Object json) {
            return Objects.requireNonNull(form).read(json);
        }
    }

    private record Plain(UnaryOperator<Object> reading) implements Form {
        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Object read(Object json) {
            return reading.apply(json);
        }
    }

    private record Both(Function<Object, @Nullable Object> writing, UnaryOperator<Object> reading) implements Form {
        @Override
        public @Nullable Object write(Object value) {
            return writing.apply(value);
        }

        @Override
        public Object read(Object json) {
            return reading.apply(json);
        }
    }
}
