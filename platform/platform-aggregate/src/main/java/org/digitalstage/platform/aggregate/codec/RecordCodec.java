package org.digitalstage.platform.aggregate.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a sealed interface as maps of JSON values and reads them again; the simple name of the record is under
 * {@code type}. Components may be texts, numbers, flags, ids, aggregates, enumerations, records, sealed interfaces, lists, maps by text,
 * optionals, and JSON as it is ({@code Object}). What is {@code null} is left out; on reading, a missing number is 0, a missing flag
 * false, and anything else that is not {@code @Nullable} is a fault.
 *
 * @param <T> the sealed interface
 */
public final class RecordCodec<T> {

    private final Class<T> root;
    private final SealedForm form;

    /**
     * Looks at all records once, so that what cannot be written is known at the start.
     *
     * @param root the sealed interface
     * @param written classes that are written in a way of their own
     */
    public RecordCodec(Class<T> root, Written<?>... written) {
        List<Written<?>> all = new ArrayList<>(List.of(Written.ids(), Written.aggregates()));
        all.addAll(List.of(written));
        this.root = root;
        this.form = new SealedForm(root, new Forms(all));
    }

    /** The written form. */
    public Map<String, @Nullable Object> write(T value) {
        return form.write(value);
    }

    /** The record that was written; a record of a newer release is a fault. */
    public T read(Map<String, @Nullable Object> written) {
        return root.cast(form.read(written));
    }
}
