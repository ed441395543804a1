package ly.ptsd.media.caption;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one form in which captions are kept: WebVTT with cues and nothing else, whatever was uploaded. */
final class WebVtt {

    static final String TYPE = "text/vtt;charset=utf-8";

    /** The clock of the cues is that of the segments, which begins at zero (RFC 8216, 3.5). */
    private static final String HEADER = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n";

    private WebVtt() {}

    /** Empty when there is no cue in the file. */
    static Optional<byte[]> of(byte[] file) {
        List<Cue> cues = Cues.of(Letters.read(file));
        return cues.isEmpty()
                ? Optional.empty()
                : Optional.of((HEADER + cues.stream().map(Cue::block).collect(Collectors.joining("\n")))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
