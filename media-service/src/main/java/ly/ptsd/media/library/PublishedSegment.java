package ly.ptsd.media.library;

/**
 * A media segment in the bucket.
 *
 * @param id item, rendition and name
 * @param number position in its rendition, from 0
 */
public record PublishedSegment(
        String id, String mediaId, String rendition, String name, int number, double seconds, long bytes) {

    public static PublishedSegment of(
            String mediaId, String rendition, String name, int number, double seconds, long bytes) {
        return new PublishedSegment(id(mediaId, rendition, name), mediaId, rendition, name, number, seconds, bytes);
    }

    static String id(String mediaId, String rendition, String name) {
        return mediaId + "/" + rendition + "/" + name;
    }
}
