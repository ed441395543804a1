package ly.ptsd.media.scrub;

/**
 * What an object of an item is a part of.
 *
 * @param name of the rendition or of the captions; empty where an item has only one of the kind
 */
record Part(Kind kind, String name) {

    /** What an item has in the bucket. */
    enum Kind {
        SOURCE,
        RENDITION,
        CAPTIONS,
        STORYBOARD,
        POSTER;

        /** Whether it is made from the source, and can be made again. */
        boolean isMade() {
            return this == RENDITION || this == STORYBOARD || this == POSTER;
        }
    }

    static Part only(Kind kind) {
        return new Part(kind, "");
    }
}
