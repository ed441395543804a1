package ly.ptsd.media.transcode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import ly.ptsd.media.ffmpeg.EncodeListener;
import ly.ptsd.media.ffmpeg.Rendition;
import ly.ptsd.media.ffmpeg.Segment;
import ly.ptsd.media.hls.Bandwidth;
import ly.ptsd.media.hls.IFrame;
import ly.ptsd.media.hls.InitSegment;
import ly.ptsd.media.hls.KeyFrame;
import ly.ptsd.media.hls.MediaSegment;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemRendition;
import ly.ptsd.media.library.PublishedSegment;
import ly.ptsd.media.library.Publishing;
import ly.ptsd.media.library.Segments;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;

/** Publishes what a pass produces as it comes: the object first, then the word that it is there. */
final class PassRecorder implements EncodeListener {

    private static final String MP4 = "video/mp4";

    private final Item item;
    private final ObjectStore store;
    private final Publishing publishing;
    private final Segments segments;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Boolean> watchable = new CompletableFuture<>();
    private final AtomicBoolean playable = new AtomicBoolean();

    PassRecorder(Item item, ObjectStore store, Publishing publishing, Segments segments) {
        this.item = item;
        this.store = store;
        this.publishing = publishing;
        this.segments = segments;
        if (item.isWatchable()) {
            watchable.complete(true);
        }
    }

    /** Completed when there is something to watch. */
    CompletableFuture<Boolean> watchable() {
        return watchable;
    }

    @Override
    public void initWritten(Rendition rendition, Path init) {
        try {
            String codecs = InitSegment.read(init).codecs();
            store.put(ObjectKeys.init(item.id(), rendition.name()), init, MP4);
            running.add(rendition.name());
            publishing.started(item.id(), rendition.name(), codecs);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void segmentWritten(Rendition rendition, Segment segment) {
        String name = segment.file().getFileName().toString();
        ObjectKey key = ObjectKeys.renditionFile(item.id(), rendition.name(), name);
        store.put(key, segment.file(), MP4);
        var published = PublishedSegment.of(
                item.id(),
                rendition.name(),
                name,
                number(name),
                seconds(segment.duration()),
                segment.bytes(),
                keyframe(rendition, segment));
        if (!publishing.segmentStored(published)) {
            store.remove(key);
            throw new ItemGone();
        }
        delete(segment.file());
        noteWatchable();
    }

    @Override
    public void renditionFinished(Rendition rendition) {
        var all = segments.of(item.id(), rendition.name());
        var pictures =
                all.stream().flatMap(segment -> segment.iframe().stream()).toList();
        running.remove(rendition.name());
        publishing.finished(
                item.id(),
                rendition.name(),
                rate(all.stream().map(PublishedSegment::entry)),
                pictures.size() == all.size() ? rate(pictures.stream().map(IFrame::alone)) : null);
    }

    @Override
    public void progressed(double fraction, double speed) {
        running.forEach(rendition -> publishing.progressed(item.id(), rendition, fraction));
    }

    /** There is something to watch when pictures and sound, as far as the source has them, have begun. */
    private void noteWatchable() {
        if (watchable.isDone()) {
            return;
        }
        boolean pictures = item.renditions().values().stream()
                .filter(ItemRendition::isVideo)
                .anyMatch(this::hasBegun);
        boolean sound = item.renditions().values().stream()
                .filter(rendition -> !rendition.isVideo())
                .allMatch(rendition -> rendition.isSettled() || hasBegun(rendition));
        boolean silentPictures = item.renditions().values().stream().noneMatch(ItemRendition::isVideo);
        if ((pictures || silentPictures) && sound && playable.compareAndSet(false, true)) {
            publishing.playable(item.id());
            watchable.complete(true);
        }
    }

    private boolean hasBegun(ItemRendition rendition) {
        return segments.hasAny(item.id(), rendition.name());
    }

    private static ItemRendition.Rate rate(Stream<MediaSegment> segments) {
        var bandwidth = Bandwidth.of(segments.toList());
        return new ItemRendition.Rate(bandwidth.peak(), bandwidth.average());
    }

    private static Optional<KeyFrame> keyframe(Rendition rendition, Segment segment) {
        try {
            return rendition instanceof Rendition.Video ? KeyFrame.of(segment.file()) : Optional.empty();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('.')));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
