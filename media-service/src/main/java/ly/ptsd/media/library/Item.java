package ly.ptsd.media.library;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import org.jspecify.annotations.Nullable;

/**
 * Something the owner uploads or has uploaded.
 *
 * @param sizeBytes of the source, as declared at the start of the upload
 * @param storedBytes of the renditions in the bucket
 * @param tags what its owner has marked it with, in their order
 * @param facts absent until the source was probed
 * @param renditions by name, highest first, audio last
 * @param early whether there is something to watch although bytes still arrive
 * @param poster whether there is a poster in the bucket
 * @param extras captions and the like
 * @param touchedAt when bytes last arrived
 * @param trashedAt since when it is in the trash; absent for what is in the library
 * @param deletedAt the tombstone: from here on the item is gone for everybody
 * @param purged whether the bucket holds nothing of it any more
 */
public record Item(
        String id,
        String title,
        List<String> tags,
        String fileName,
        String contentType,
        ItemState state,
        @Nullable String error,
        long sizeBytes,
        long receivedBytes,
        long storedBytes,
        @Nullable MediaFacts facts,
        Map<String, ItemRendition> renditions,
        @Nullable Boolean early,
        boolean poster,
        Extras extras,
        Instant createdAt,
        Instant touchedAt,
        @Nullable Instant trashedAt,
        @Nullable Instant deletedAt,
        boolean purged,
        Announcement announcement) {

    /** What an earlier version of this server has written knows neither tags nor extras. */
    public Item {
        tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
        extras = Objects.requireNonNullElse(extras, Extras.NONE);
    }

    static Item uploading(String id, String title, String fileName, String contentType, long size, Instant now) {
        return new Item(
                id,
                title,
                List.of(),
                fileName,
                contentType,
                ItemState.UPLOADING,
                null,
                size,
                0,
                0,
                null,
                Map.of(),
                null,
                false,
                Extras.NONE,
                now,
                now,
                null,
                null,
                false,
                Announcement.NONE);
    }

    Item accepted(MediaFacts measured, Map<String, ItemRendition> ladder) {
        return new Item(
                id,
                title,
                tags,
                fileName,
                contentType,
                ItemState.PROCESSING,
                null,
                sizeBytes,
                sizeBytes,
                0,
                measured,
                ladder,
                null,
                false,
                Extras.NONE,
                createdAt,
                touchedAt,
                null,
                null,
                false,
                new Announcement(announcement.version() + 1, true, false, false));
    }

    /** The item as a tombstone of which the links service must still hear. */
    Item buried(Instant now) {
        return new Item(
                id,
                title,
                tags,
                fileName,
                contentType,
                state,
                error,
                sizeBytes,
                receivedBytes,
                storedBytes,
                facts,
                renditions,
                early,
                poster,
                extras,
                createdAt,
                touchedAt,
                trashedAt,
                deletedAt == null ? now : deletedAt,
                false,
                new Announcement(announcement.version(), true, false, true));
    }

    /** What it takes of the plan. */
    long takenBytes() {
        return sizeBytes + storedBytes;
    }

    /** Where the poster is, if there is one. */
    public ObjectKey posterKey() {
        return ObjectKeys.poster(id, extras.posterVersion());
    }

    public boolean isUploading() {
        return state == ItemState.UPLOADING;
    }

    /** Whether there is something to watch. */
    public boolean isWatchable() {
        return state.isWatchable() || isUploading() && Boolean.TRUE.equals(early);
    }

    /** Whether it waits in the trash, to be brought back or to go for good. */
    public boolean isTrashed() {
        return trashedAt != null;
    }
}
