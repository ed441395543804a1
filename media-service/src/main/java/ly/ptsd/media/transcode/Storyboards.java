package ly.ptsd.media.transcode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ly.ptsd.media.ffmpeg.Encoder;
import ly.ptsd.media.ffmpeg.TileGrid;
import ly.ptsd.media.hls.KeyFrame;
import ly.ptsd.media.hls.PictureStream;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemExtras;
import ly.ptsd.media.library.ItemRendition;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.PublishedSegment;
import ly.ptsd.media.library.Segments;
import ly.ptsd.media.library.Storyboard;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the pictures for the seek bar out of those with which the segments of the smallest rendition begin: parts of a
 * few kilobytes each, read from the bucket, and the source is not needed.
 */
@Component
class Storyboards {

    private static final Logger log = LoggerFactory.getLogger(Storyboards.class);

    /** Enough for a finger on a seek bar. */
    private static final int MOST_PICTURES = 360;

    private final Encoder encoder;
    private final Library library;
    private final ItemExtras extras;
    private final Segments segments;
    private final ObjectStore store;

    Storyboards(Encoder encoder, Library library, ItemExtras extras, Segments segments, ObjectStore store) {
        this.encoder = encoder;
        this.library = library;
        this.extras = extras;
        this.segments = segments;
        this.store = store;
    }

    /** An item without pictures stays without, and one whose pictures cannot be read. */
    void makeIfMissing(Item item, Path folder) throws IOException, InterruptedException {
        var rung = library.findKept(item.id())
                .filter(now -> now.extras().storyboard() == null)
                .flatMap(Storyboards::smallest);
        if (rung.isPresent()) {
            try (var work = WorkFolder.in(folder)) {
                make(item.id(), rung.get(), work.path());
            }
        }
    }

    private static Optional<ItemRendition> smallest(Item item) {
        return item.renditions().values().stream()
                .filter(rendition -> rendition.keyframes() != null)
                .min(Comparator.comparingInt(
                        rendition -> Optional.ofNullable(rendition.height()).orElse(0)));
    }

    private void make(String mediaId, ItemRendition rung, Path folder) throws IOException, InterruptedException {
        var all = segments.of(mediaId, rung.name());
        var chosen = chosen(all);
        Path stream = folder.resolve("pictures.h264");
        try {
            write(chosen.stream().map(all::get).toList(), stream);
        } catch (IOException unreadable) {
            log.warn("no storyboard media={}: {}", mediaId, unreadable.getMessage());
            return;
        }
        var grid = TileGrid.of(
                Optional.ofNullable(rung.width()).orElse(1),
                Optional.ofNullable(rung.height()).orElse(1));
        var starts = chosen.stream().map(PublishedSegment.starts(all)::get).toList();
        publish(mediaId, grid, starts, encoder.tiles(stream, grid, folder));
    }

    private static List<Integer> chosen(List<PublishedSegment> all) {
        int step = Math.max(1, Math.ceilDiv(all.size(), MOST_PICTURES));
        return IntStream.iterate(0, at -> at < all.size(), at -> at + step)
                .boxed()
                .toList();
    }

    private void write(List<PublishedSegment> chosen, Path stream) throws IOException {
        var first = chosen.getFirst();
        var init = ObjectKeys.init(first.mediaId(), first.rendition());
        var pictures = PictureStream.of(store.read(init).orElseThrow(() -> new IOException("no init segment")));
        try (OutputStream out = Files.newOutputStream(stream)) {
            for (PublishedSegment segment : chosen) {
                out.write(pictures.picture(part(segment)));
            }
        }
    }

    private byte[] part(PublishedSegment segment) throws IOException {
        KeyFrame part = segment.keyframe();
        if (part == null) {
            throw new IOException("no picture in " + segment.name());
        }
        var key = ObjectKeys.renditionFile(segment.mediaId(), segment.rendition(), segment.name());
        String range = "bytes=%d-%d".formatted(part.offset(), part.offset() + part.bytes() - 1);
        try (var bytes = store.open(key, range).content()) {
            return bytes.readAllBytes();
        }
    }

    private void publish(String mediaId, TileGrid grid, List<Double> starts, List<Path> sheets) throws IOException {
        int held = sheets.size() * grid.columns() * grid.rows();
        if (held < starts.size()) {
            log.warn("no storyboard media={}: {} pictures, {} sheets", mediaId, starts.size(), sheets.size());
            return;
        }
        long bytes = 0;
        for (Path sheet : sheets) {
            store.put(ObjectKeys.sheet(mediaId, sheet.getFileName().toString()), sheet, "image/jpeg");
            bytes += Files.size(sheet);
        }
        var storyboard =
                new Storyboard(grid.tileWidth(), grid.tileHeight(), grid.columns(), grid.rows(), starts, bytes);
        if (extras.storyboardStored(mediaId, storyboard).isEmpty()) {
            store.removeAll(ObjectKeys.storyboard(mediaId));
        }
    }
}
