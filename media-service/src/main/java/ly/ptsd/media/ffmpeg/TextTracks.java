package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes the text tracks of a source into files; nothing is decoded for it but text. */
final class TextTracks {

    private static final Duration LEAST_LIMIT = Duration.ofMinutes(1);
    private static final long SLOWEST_BYTES_PER_SECOND = 20_000_000;

    /** No film has as many words; what is longer is cut off. */
    private static final String LARGEST = Integer.toString(1 << 20);

    private final FfmpegTools tools;

    TextTracks(FfmpegTools tools) {
        this.tools = tools;
    }

    void write(Path input, Source source, Path folder) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg()));
        command.addAll(Input.of(input, source.demuxer()));
        for (TextTrack track : source.texts()) {
            command.addAll(List.of("-map", "0:" + track.index(), "-c:s", "webvtt", "-fs", LARGEST));
            command.addAll(List.of("-f", "webvtt", "-y", Input.address(file(folder, track))));
        }
        LimitedProcess.run(command, limit(input), _ -> {});
    }

    static Path file(Path folder, TextTrack track) {
        return folder.resolve(track.index() + ".vtt");
    }

    private static Duration limit(Path input) {
        try {
            return LEAST_LIMIT.plusSeconds(Files.size(input) / SLOWEST_BYTES_PER_SECOND);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
