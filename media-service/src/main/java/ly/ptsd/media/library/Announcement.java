package ly.ptsd.media.library;

/**
 * What the links service must hear and has heard of an item.
 *
 * @param version grows with every change worth telling
 * @param pending the latest version was not acknowledged yet
 * @param posterPending the poster was not acknowledged yet
 * @param acknowledged the links service knows the item
 */
public record Announcement(long version, boolean pending, boolean posterPending, boolean acknowledged) {

    static final Announcement NONE = new Announcement(0, false, false, false);
}
