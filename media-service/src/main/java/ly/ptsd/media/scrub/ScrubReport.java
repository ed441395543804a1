package ly.ptsd.media.scrub;

import java.time.Instant;
import java.util.List;

/**
 * What a scrub has found.
 *
 * @param objects how many there were
 * @param strays how many of them belong to nothing
 * @param removed how many of the strays were old enough to be removed
 */
record ScrubReport(Instant begunAt, Instant endedAt, long objects, List<Missing> missing, long strays, long removed) {

    /**
     * What an item should have and the bucket has not.
     *
     * @param name of the rendition or of the captions; empty where an item has only one of the kind
     * @param objects how many of it are not there
     * @param remade whether it is made again from the source; what is not has to be brought again
     */
    record Missing(String mediaId, String title, Part.Kind kind, String name, int objects, boolean remade) {}
}
