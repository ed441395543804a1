package ly.ptsd.media.library;

import java.util.List;

/**
 * What an upload has to do with others whose bytes become one source (tus 1.0, extension concatenation): either it is a
 * partial upload, which never becomes an item, or the final one, which is put together from partial ones.
 *
 * @param header as its client said it
 * @param partials the ids of those it is put together from, in their order; none for a partial upload
 */
public record Concatenation(String header, List<String> partials) {

    static final String FIELD = "concatenation";
    static final String PARTIALS = FIELD + ".partials";
    static final String HEADER = FIELD + ".header";
    static final String PARTIAL_HEADER = "partial";

    /** Of a partial upload. */
    public static final Concatenation PARTIAL = new Concatenation(PARTIAL_HEADER, List.of());

    public Concatenation {
        partials = List.copyOf(partials);
    }
}
