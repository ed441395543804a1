package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes sheets of small pictures. */
final class Tiles {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String QUALITY = "6";

    private final FfmpegTools tools;

    Tiles(FfmpegTools tools) {
        this.tools = tools;
    }

    List<Path> write(Path stream, TileGrid grid, Path folder) throws InterruptedException {
        String filters = VideoFilters.scale(grid.tileWidth(), grid.tileHeight())
                + ",setsar=1,format=yuvj420p,tile=%dx%d".formatted(grid.columns(), grid.rows());
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg()));
        command.addAll(Input.ofStream(stream, "h264"));
        command.addAll(List.of("-vf", filters, "-fps_mode", "passthrough", "-c:v", "mjpeg", "-q:v", QUALITY));
        command.addAll(List.of("-f", "image2", "-start_number", "0", Input.address(folder) + "/%03d.jpg"));
        LimitedProcess.run(command, LIMIT, _ -> {});
        return sheets(folder);
    }

    private static List<Path> sheets(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
