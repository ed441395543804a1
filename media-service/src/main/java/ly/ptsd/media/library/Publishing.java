package ly.ptsd.media.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What the ladder reports of an item. Objects are in the bucket before anything is told here. All methods do nothing for
 * an item that has been deleted meanwhile.
 */
@Component
public class Publishing {

    private static final Duration IN_BUCKET_EVERY = Duration.ofSeconds(10);

    private final Items items;
    private final Segments segments;
    private final Manifests manifests;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Instant> inBucketAt = new ConcurrentHashMap<>();

    Publishing(Items items, Segments segments, Manifests manifests, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.clock = clock;
        this.segments = segments;
        this.manifests = manifests;
        this.events = events;
    }

    /** What an upload is going to be: something of it is made before it has ended. Empty when it has. */
    public Optional<Item> begun(String id, MediaFacts facts, List<ItemRendition> ladder) {
        var change = new Update().set("facts", facts).set("renditions", byName(ladder));
        return tell(items.updateFrom(id, ItemState.UPLOADING, change));
    }

    /**
     * Nothing that was made of an upload counts. What another server has taken over is left alone.
     *
     * @return false when it is an upload no more
     */
    public boolean withdrawn(String id) {
        var change = new Update()
                .unset("facts")
                .unset("early")
                .set("renditions", Map.of())
                .set("storedBytes", 0L);
        var upload = items.updateFrom(id, ItemState.UPLOADING, change);
        upload.ifPresent(item -> {
            segments.removeAll(id);
            manifests.write(item);
        });
        return tell(upload).isPresent();
    }

    /**
     * The source is in the bucket: from now on the upload is an item.
     *
     * @param early whether what was made of it before stands
     */
    public Optional<Item> accepted(Item item, MediaFacts facts, List<ItemRendition> ladder, boolean early) {
        manifests.writeAccepted(item, facts, byName(ladder));
        var change = new Update()
                .set("state", ItemState.PROCESSING)
                .set("receivedBytes", item.sizeBytes())
                .set(Found.SECONDS, facts.durationSeconds());
        if (!early) {
            change.set("facts", facts).set("renditions", byName(ladder));
        }
        var accepted = tell(items.updateFrom(item.id(), ItemState.UPLOADING, announced(change)));
        if (accepted.isEmpty()) {
            manifests.remove(item.id());
        }
        accepted.filter(now -> Boolean.TRUE.equals(now.early())).ifPresent(_ -> playable(item.id()));
        return accepted;
    }

    private static Map<String, ItemRendition> byName(List<ItemRendition> ladder) {
        return ladder.stream()
                .collect(Collectors.toMap(
                        ItemRendition::name, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }

    /** @return false when the item is gone: the object just written is nobody's */
    public boolean posterStored(String id) {
        var change = new Update().set("poster", true).set("announcement.posterPending", true);
        return tell(items.update(id, change)).isPresent();
    }

    /** The init segment of the rendition is in the bucket. */
    public void started(String id, String rendition, String codecs) {
        tell(items.update(
                id,
                new Update()
                        .set(path(rendition, "state"), ItemRendition.State.RUNNING)
                        .set(path(rendition, "codecs"), codecs)));
    }

    /** @return false when the item is gone: the object just written is nobody's */
    public boolean segmentStored(PublishedSegment segment) {
        long replaced = segments.find(segment.mediaId(), segment.rendition(), segment.name())
                .map(PublishedSegment::bytes)
                .orElse(0L);
        var item = items.update(segment.mediaId(), new Update().inc("storedBytes", segment.bytes() - replaced));
        if (item.isEmpty()) {
            return false;
        }
        segments.put(segment);
        tell(item);
        if (!item.get().isUploading() && isDueInBucket(segment.mediaId())) {
            manifests.write(item.get());
        }
        return true;
    }

    /** What would be lost with the instance is little, and the bucket is not asked for every segment. */
    private boolean isDueInBucket(String id) {
        Instant now = clock.instant();
        Instant written = inBucketAt.computeIfAbsent(id, _ -> now);
        if (now.isBefore(written.plus(IN_BUCKET_EVERY))) {
            return false;
        }
        inBucketAt.put(id, now);
        return true;
    }

    /** The item as far as it is made, for whoever goes on with it. */
    public void handOver(String id) {
        items.find(id).filter(item -> !item.isUploading()).ifPresent(manifests::write);
    }

    public void progressed(String id, String rendition, double fraction) {
        tell(items.update(id, new Update().set(path(rendition, "progress"), fraction)));
    }

    /** @param keyframes absent when not every segment begins with a picture of its own */
    public void finished(
            String id, String rendition, ItemRendition.Rate bandwidth, ItemRendition.@Nullable Rate keyframes) {
        items.update(
                        id,
                        new Update()
                                .set(path(rendition, "state"), ItemRendition.State.DONE)
                                .set(path(rendition, "progress"), 1.0)
                                .set(path(rendition, "peakBandwidth"), bandwidth.peak())
                                .set(path(rendition, "averageBandwidth"), bandwidth.average())
                                .set(path(rendition, "keyframes"), keyframes))
                .ifPresent(item -> {
                    if (!item.isUploading()) {
                        manifests.write(item);
                    }
                    events.publishEvent(new ItemChanged(id));
                });
    }

    /** The rendition cannot be made; what was written of it no longer counts. */
    public void failed(String id, String rendition) {
        long bytes = segments.of(id, rendition).stream()
                .mapToLong(PublishedSegment::bytes)
                .sum();
        segments.removeAll(id, rendition);
        tell(items.update(
                id,
                new Update()
                        .set(path(rendition, "state"), ItemRendition.State.FAILED)
                        .inc("storedBytes", -bytes)));
    }

    /** There is something to watch. */
    public void playable(String id) {
        // first as an upload: it may be accepted right now, and who accepts it looks for this
        items.updateFrom(id, ItemState.UPLOADING, new Update().set("early", true))
                .ifPresent(item -> events.publishEvent(new ItemChanged(id, true)));
        var change = new Update().set("state", ItemState.PLAYABLE);
        items.updateFrom(id, ItemState.PROCESSING, announced(change)).ifPresent(item -> {
            events.publishEvent(new ItemChanged(id, true));
            manifests.write(item);
        });
    }

    /** Nothing more is to be made: the item is ready with what there is, or has failed. */
    public void settled(String id, boolean watchable) {
        var change = watchable
                ? new Update().set("state", ItemState.READY)
                : new Update().set("state", ItemState.FAILED).set("error", "transcoding_failed");
        inBucketAt.remove(id);
        items.update(id, announced(change)).ifPresent(item -> {
            manifests.write(item);
            events.publishEvent(new ItemChanged(id));
        });
    }

    private Optional<Item> tell(Optional<Item> item) {
        item.ifPresent(changed -> events.publishEvent(new ItemChanged(changed.id())));
        return item;
    }

    private static Update announced(Update change) {
        return change.inc("announcement.version", 1).set("announcement.pending", true);
    }

    private static String path(String rendition, String field) {
        return "renditions." + rendition + "." + field;
    }
}
