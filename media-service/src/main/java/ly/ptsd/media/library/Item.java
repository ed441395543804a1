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
 * @param concatenation absent for an upload that has to do with no other
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
        Announcement announcement,
        @Nullable Concatenation concatenation) {

    /** What an earlier version of this server has written knows neither tags nor extras. */
    public Item {
        tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
        extras = Objects.requireNonNullElse(extras, Extras.NONE);
    }

    static Item uploading(
            String id, Reservations.Name name, long size, @Nullable Concatenation concatenation, Instant now) {
        return new Item(
                id,
                name.title(),
                List.of(),
                name.fileName(),
                name.contentType(),
                ItemState.UPLOADING,
                null,
                size,
                concatenation == null || concatenation.partials().isEmpty() ? 0 : size,
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
                Announcement.NONE,
                concatenation);
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
                new Announcement(announcement.version() + 1, true, false, false),
                concatenation);
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
                new Announcement(announcement.version(), true, false, true),
                concatenation);
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

    /** Whether it is an upload that never becomes an item, but part of the source of one. */
    public boolean isPartial() {
        return concatenation != null && concatenation.partials().isEmpty();
    }

    /** The partial uploads that its source is put together from, in their order; none for any other. */
    public List<String> partials() {
        return concatenation == null ? List.of() : concatenation.partials();
    }

    /** Whether its source is put together from partial uploads. */
    public boolean isFinal() {
        return !partials().isEmpty();
    }

    /** Whether its owner can see it. */
    boolean isShown() {
        return !isTrashed() && !isPartial();
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
