package org.digitalstage.platform.aggregate.codec;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of several records, told apart by their simple names under {@code type}. */
final class SealedForm implements Form {

    static final String TAG = "type";

    private final String name;
    private final Map<String, Form> byTag = new LinkedHashMap<>();

    SealedForm(Class<?> root, Forms forms) {
        name = root.getSimpleName();
        add(root, forms);
    }

    private void add(Class<?> type, Forms forms) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                add(permitted, forms);
            }
        } else if (byTag.put(type.getSimpleName(), record(type, forms)) != null) {
            throw new IllegalArgumentException("Expected one " + type.getSimpleName() + " in " + name + " but got two");
        }
    }

    private Form record(Class<?> type, Forms forms) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(TAG)) {
                throw new IllegalArgumentException("Expected no component " + TAG + " in " + type.getName());
            }
        }
        return forms.of(type);
    }

    @Override
    public Map<String, @Nullable Object> write(Object value) {
        String tag = value.getClass().getSimpleName();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(TAG, tag);
        ((Map<?, ?>) Objects.requireNonNull(named(tag).write(value)))
                .forEach((name, part) -> map.put((String) name, part));
        return map;
    }

    @Override
    public Object read(Object json) {
        return named(String.valueOf(((Map<?, ?>) json).get(TAG))).read(json);
    }

    private Form named(String tag) {
        Form form = byTag.get(tag);
        if (form == null) {
            throw new IllegalArgumentException("Expected a known " + name + " but got " + tag);
        }
        return form;
    }
}
