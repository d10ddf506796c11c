package org.digitalstage.platform.aggregate.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as a map of its components; a component that is {@code null} is left out. */
final class RecordForm implements Form {

    private final String name;
    private final MethodHandle constructor;
    private final List<Component> components;

    RecordForm(Class<?> type, Forms forms) {
        name = type.getSimpleName();
        constructor = constructor(type);
        components = Arrays.stream(type.getRecordComponents())
                .map(component -> component(component, forms))
                .toList();
    }

    @Override
    public Map<String, @Nullable Object> write(Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Component component : components) {
            Object part = call(component.accessor, value);
            Object written = part == null ? null : component.form.write(part);
            if (written != null) {
                map.put(component.name, written);
            }
        }
        return map;
    }

    @Override
    public Object read(Object json) {
        Map<?, ?> map = (Map<?, ?>) json;
        @Nullable Object[] parts = new @Nullable Object[components.size()];
        for (int i = 0; i < parts.length; i++) {
            Component component = components.get(i);
            Object part = map.get(component.name);
            parts[i] = part == null ? missing(component) : component.form.read(part);
        }
        return call(constructor, parts);
    }

    private @Nullable Object missing(Component component) {
        if (component.instead == null && !component.nullable) {
            throw new IllegalArgumentException("Expected " + name + " to have " + component.name + " but it has not");
        }
        return component.instead;
    }

    private static Object call(MethodHandle handle, @Nullable Object argument) {
        try {
            return handle.invokeExact(argument);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Component component(RecordComponent component, Forms forms) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Component(
                    component.getName(),
                    MethodHandles.lookup()
                            .unreflect(accessor)
                            .asType(MethodType.methodType(Object.class, Object.class)),
                    forms.of(component.getGenericType()),
                    Forms.instead(component.getType()),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Component(
            String name,
            MethodHandle accessor,
            Form form,
            @Nullable Object instead,
            boolean nullable) {}
}
