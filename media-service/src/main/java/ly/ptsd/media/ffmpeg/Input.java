package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The options under which any file is opened, and nothing else. */
final class Input {

    /** Real containers. Never a list of other files (hls, concat, dash), pictures, text, devices or subtitles. */
    private static final String CONTAINERS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,mp3,wav,w64,"
                    + "flac,aac,asf,aiff,caf,amr,ac3,eac3,mxf,ivf,dv,rm,au,wv,mpegvideo";

    /** The largest picture: 8K, on either side. */
    static final int LONGEST_SIDE = 8192;

    static final int SHORTEST_SIDE = 4320;

    /** For decoders, a little more: they count whole blocks. */
    private static final long MOST_PIXELS = 36_000_000;

    /** Enough for the largest picture in 16 bit without chroma subsampling. */
    private static final long LARGEST_ALLOCATION = 512L << 20;

    private Input() {}

    /** For both programs, before the file. */
    static List<String> limits() {
        return limits("file", CONTAINERS);
    }

    private static List<String> limits(String protocol, String formats) {
        return List.of(
                "-v",
                "error",
                "-hide_banner",
                "-max_alloc",
                Long.toString(LARGEST_ALLOCATION),
                "-max_pixels",
                Long.toString(MOST_PIXELS),
                "-protocol_whitelist",
                protocol,
                "-format_whitelist",
                formats);
    }

    /** For ffmpeg, a bare stream that was made here, though of pictures that may have come from anybody. */
    static List<String> ofStream(Path file, String format) {
        return Stream.concat(
                        limits("file", format).stream(),
                        Stream.of("-nostdin", "-threads", "1", "-f", format, "-i", address(file)))
                .toList();
    }

    /** For ffmpeg: the limits, few decoder threads because each holds pictures, and the demuxer that was found. */
    static List<String> of(Path file, String demuxer, String... more) {
        return Stream.of(
                        limits().stream(),
                        Stream.of("-nostdin", "-threads", "4", "-f", demuxer),
                        Stream.of(more),
                        Stream.of("-i", address(file)))
                .flatMap(part -> part)
                .toList();
    }

    /** The same for what comes on the standard input. */
    static List<String> arriving(String demuxer) {
        return Stream.concat(
                        limits("pipe", CONTAINERS).stream(),
                        Stream.of("-nostdin", "-threads", "4", "-f", demuxer, "-i", "pipe:0"))
                .toList();
    }

    /** A file and nothing but a file, whatever its name looks like. */
    static String address(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    static boolean admits(int width, int height) {
        return width > 0
                && height > 0
                && Math.max(width, height) <= LONGEST_SIDE
                && Math.min(width, height) <= SHORTEST_SIDE;
    }

    static Optional<String> demuxerOf(String formatNames) {
        return Stream.of(formatNames.split(",")).findFirst().filter(name -> !name.isBlank());
    }
}
