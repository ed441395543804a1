package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the still picture of an item. */
final class Poster {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LONGEST_SIDE = 1280;
    private static final long LARGEST = 300_000;

    /** The quality scale of mjpeg: 2 is best, 31 worst. */
    private static final List<Integer> QUALITIES = List.of(4, 8, 16, 31);

    /** The most typical of this many frames: not a black one from a cut. */
    private static final String TYPICAL_FRAME = "thumbnail=n=24";

    private static final String FITTED =
            "scale=w='min(%1$d,iw)':h='min(%1$d,ih)':force_original_aspect_ratio=decrease".formatted(LONGEST_SIDE);

    private final FfmpegTools tools;
    private final Capabilities capabilities;

    Poster(FfmpegTools tools, Capabilities capabilities) {
        this.tools = tools;
        this.capabilities = capabilities;
    }

    boolean write(Path input, Source source, Path target) throws InterruptedException {
        VideoStream video = source.video();
        if (video != null) {
            String filters = String.join(",", frameFilters(video));
            Duration tenth = source.duration().dividedBy(10);
            return write(input, source, tenth, video.index(), filters, target)
                    || write(input, source, Duration.ZERO, video.index(), filters, target);
        }
        Integer cover = source.coverArt();
        return cover != null && write(input, source, Duration.ZERO, cover, FITTED, target);
    }

    boolean frame(Path piece, Duration at, Path target) throws InterruptedException {
        return write(Input.of(piece, "mov", "-ss", Seconds.print(at)), 0, FITTED, target);
    }

    boolean picture(Path picture, Path target) throws InterruptedException {
        Optional<String> demuxer = PictureFormat.of(picture);
        return demuxer.isPresent() && write(Input.ofStream(picture, demuxer.get()), 0, FITTED, target);
    }

    private List<String> frameFilters(VideoStream video) throws InterruptedException {
        double factor = Math.min(1, (double) LONGEST_SIDE / Math.max(video.width(), video.height()));
        int width = Math.max(2, (int) (video.width() * factor / 2) * 2);
        int height = Math.max(2, (int) (video.height() * factor / 2) * 2);
        var steps = new VideoFilters(video, capabilities.canToneMap());
        List<String> filters = new ArrayList<>(steps.deinterlaced());
        filters.addAll(steps.toSize(width, height));
        filters.add("setsar=1");
        filters.add(TYPICAL_FRAME);
        return filters;
    }

    private boolean write(Path input, Source source, Duration at, int stream, String filters, Path target)
            throws InterruptedException {
        return write(Input.of(input, source.demuxer(), "-ss", Seconds.print(at)), stream, filters, target);
    }

    private boolean write(List<String> input, int stream, String filters, Path target) throws InterruptedException {
        for (int quality : QUALITIES) {
            List<String> command = new ArrayList<>(List.of(tools.ffmpeg()));
            command.addAll(input);
            command.addAll(List.of("-map", "0:" + stream, "-vf", filters + ",format=yuvj420p", "-frames:v", "1"));
            command.addAll(List.of("-map_metadata", "-1", "-c:v", "mjpeg", "-q:v", Integer.toString(quality)));
            command.addAll(List.of("-f", "image2", "-update", "1", "-y", Input.address(target)));
            LimitedProcess.Outcome outcome = LimitedProcess.run(command, LIMIT, _ -> {});
            long size = sizeOf(target);
            if (outcome.succeeded() && size > 0 && size <= LARGEST) {
                return true;
            }
            delete(target);
            if (size <= LARGEST) {
                return false;
            }
        }
        return false;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException notDeleted) {
            throw new UncheckedIOException(notDeleted);
        }
    }
}
