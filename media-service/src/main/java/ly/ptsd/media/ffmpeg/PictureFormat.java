package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells by its first bytes which demuxer reads a picture: no guess of ffmpeg's, which knows scripts and playlists too. */
final class PictureFormat {

    private static final int HEAD = 12;

    private PictureFormat() {}

    static Optional<String> of(Path picture) {
        try (InputStream file = Files.newInputStream(picture)) {
            return of(new String(file.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> of(String head) {
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpeg_pipe");
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("png_pipe");
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of("webp_pipe") : Optional.empty();
    }
}
