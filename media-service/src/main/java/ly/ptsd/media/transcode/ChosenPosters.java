package ly.ptsd.media.transcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import ly.ptsd.media.ffmpeg.Encoder;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemExtras;
import ly.ptsd.media.library.ItemRendition;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.PublishedSegment;
import ly.ptsd.media.library.Segments;
import ly.ptsd.media.machine.MachineProperties;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.platform.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * The pictures that owners choose for their items. Each has a name of its own, so that nobody shows an old one from a
 * cache; the one before goes when the item has the new one, and so does what an interrupted choice has left.
 */
@Component
class ChosenPosters {

    /** As much as an uploaded picture may have. */
    static final int MOST_BYTES = 1 << 20;

    /** Larger ones show no more on a card. */
    private static final int ENOUGH = 1080;

    /** Made in the folder that is there for it. */
    private interface Making {
        boolean to(Path target, Path folder) throws IOException, InterruptedException;
    }

    private final Encoder encoder;
    private final Library library;
    private final ItemExtras extras;
    private final Segments segments;
    private final ObjectStore store;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock choosing = new ReentrantLock();

    ChosenPosters(
            Encoder encoder,
            Library library,
            ItemExtras extras,
            Segments segments,
            ObjectStore store,
            MachineProperties properties) {
        this.encoder = encoder;
        this.library = library;
        this.extras = extras;
        this.segments = segments;
        this.store = store;
        this.folder = properties.stateDir().resolve("work");
    }

    /** @throws Problem media_unknown, poster_too_large, poster_unreadable */
    void choosePicture(String mediaId, byte[] picture) {
        if (picture.length > MOST_BYTES) {
            throw new Problem(413, "poster_too_large", "A picture has at most 1 MiB.");
        }
        library.getStored(mediaId);
        boolean made = choose(
                mediaId, (target, work) -> encoder.picture(Files.write(work.resolve("picture"), picture), target));
        if (!made) {
            throw new Problem(422, "poster_unreadable", "This is no JPEG, PNG or WebP picture that can be read.");
        }
    }

    /** @throws Problem media_unknown, media_not_playable, request_invalid */
    void chooseFrame(String mediaId, double seconds) {
        var rung = rung(library.getStored(mediaId));
        var all = segments.of(mediaId, rung.name());
        var starts = PublishedSegment.starts(all);
        int at = IntStream.range(0, all.size())
                .filter(number -> seconds >= starts.get(number)
                        && seconds < starts.get(number) + all.get(number).seconds())
                .findFirst()
                .orElseThrow(() -> new Problem(400, "request_invalid", "atSeconds is a time within the video."));
        chooseFrame(all.get(at), Duration.ofMillis(Math.round((seconds - starts.get(at)) * 1000)));
    }

    private void chooseFrame(PublishedSegment segment, Duration at) {
        boolean made = choose(segment.mediaId(), (target, work) -> {
            Path piece = work.resolve("piece.mp4");
            try (OutputStream out = Files.newOutputStream(piece)) {
                copy(ObjectKeys.init(segment.mediaId(), segment.rendition()), out);
                copy(ObjectKeys.renditionFile(segment.mediaId(), segment.rendition(), segment.name()), out);
            }
            // the last frame is shown to the end of its segment
            return encoder.frame(piece, at, target) || encoder.frame(piece, Duration.ZERO, target);
        });
        if (!made) {
            throw new IllegalStateException("no frame in " + segment.id());
        }
    }

    /** The largest that is not larger than is of use, else the smallest. */
    private static ItemRendition rung(Item item) {
        List<ItemRendition> rungs = item.renditions().values().stream()
                .filter(rendition -> rendition.isVideo() && rendition.state() == ItemRendition.State.DONE)
                .sorted(Comparator.comparingInt(ChosenPosters::shortSide))
                .toList();
        return rungs.stream()
                .filter(rung -> shortSide(rung) <= ENOUGH)
                .reduce((_, larger) -> larger)
                .or(() -> rungs.stream().findFirst())
                .orElseThrow(() -> new Problem(409, "media_not_playable", "There are no pictures to choose from yet."));
    }

    private static int shortSide(ItemRendition rendition) {
        return Math.min(
                Optional.ofNullable(rendition.width()).orElse(0),
                Optional.ofNullable(rendition.height()).orElse(0));
    }

    private void copy(ObjectKey key, OutputStream out) throws IOException {
        try (InputStream in = store.open(key, null).content()) {
            in.transferTo(out);
        }
    }

    /** One after the other: each is a process, and what is not yet an item's would look like a stray to another. */
    private boolean choose(String mediaId, Making making) {
        choosing.lock();
        try (var work = WorkFolder.in(folder)) {
            Path poster = work.path().resolve("poster.jpg");
            if (!making.to(poster, work.path())) {
                return false;
            }
            publish(mediaId, poster);
            return true;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while making a poster", stopped);
        } finally {
            choosing.unlock();
        }
    }

    private void publish(String mediaId, Path poster) {
        String version = Long.toString(random.nextLong() >>> 1, 36);
        store.put(ObjectKeys.poster(mediaId, version), poster, "image/jpeg");
        var item = extras.posterChosen(mediaId, version);
        store.removeOthers(
                ObjectKeys.posters(mediaId),
                item.map(Item::posterKey).map(Set::of).orElse(Set.of()));
        if (item.isEmpty()) {
            throw new Problem(404, "media_unknown", "There is no such item.");
        }
    }
}
