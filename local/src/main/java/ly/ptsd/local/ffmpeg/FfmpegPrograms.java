package ly.ptsd.local.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * The encoder's two programs.
 *
 * @param bundled whether they are the ones that come with the platform
 */
public record FfmpegPrograms(Path ffmpeg, Path ffprobe, boolean bundled) {

    private static final String MARKER = "/org/bytedeco/ffmpeg/linux-x86_64-gpl/ffmpeg";

    /** Those of the given search path, else those that come with the platform, unpacked into the folder once. */
    public static FfmpegPrograms find(String searchPath, Path folder) {
        Optional<Path> ffmpeg = on(searchPath, "ffmpeg");
        Optional<Path> ffprobe = on(searchPath, "ffprobe");
        return ffmpeg.isPresent() && ffprobe.isPresent()
                ? new FfmpegPrograms(ffmpeg.get(), ffprobe.get(), false)
                : unpacked(folder);
    }

    private static Optional<Path> on(String searchPath, String program) {
        for (String folder : searchPath.split(File.pathSeparator)) {
            Path candidate = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static FfmpegPrograms unpacked(Path folder) {
        try {
            if (!Files.exists(folder)) {
                unpack(folder);
            }
            return new FfmpegPrograms(folder.resolve("ffmpeg"), folder.resolve("ffprobe"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        URL marker = FfmpegPrograms.class.getResource(MARKER);
        if (marker == null) {
            throw new IllegalStateException(
                    "There is no ffmpeg for this system in the build: install ffmpeg so that it is on the PATH");
        }
        Path parent = Files.createDirectories(folder.toAbsolutePath().resolveSibling("unpacking"));
        Path building = Files.createTempDirectory(parent, "ffmpeg");
        try (var jar = ((java.net.JarURLConnection) marker.openConnection()).getJarFile()) {
            extract(jar, MARKER.substring(1, MARKER.length() - "ffmpeg".length()), building);
        }
        Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void extract(JarFile jar, String prefix, Path folder) throws IOException {
        for (var entry : jar.stream().toList()) {
            String name = entry.getName();
            if (!name.startsWith(prefix) || name.substring(prefix.length()).contains("/") || entry.isDirectory()) {
                continue;
            }
            Path file = folder.resolve(name.substring(prefix.length()));
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, file);
            }
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + file + " executable");
            }
        }
    }
}
