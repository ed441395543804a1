package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What this build of ffmpeg can do; asked once. */
final class Capabilities {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FfmpegTools tools;
    private volatile Set<String> filters = Set.of();

    Capabilities(FfmpegTools tools) {
        this.tools = tools;
    }

    /** Tone mapping needs linear light, which only zscale gives. */
    boolean canToneMap() throws InterruptedException {
        if (filters.isEmpty()) {
            filters = readFilters();
        }
        return filters.contains("zscale") && filters.contains("tonemap");
    }

    private Set<String> readFilters() throws InterruptedException {
        Set<String> found = new HashSet<>();
        var command = List.of(tools.ffmpeg(), "-v", "error", "-hide_banner", "-nostdin", "-filters");
        LimitedProcess.run(command, LIMIT, line -> {
            String[] columns = line.strip().split("\\s+");
            if (columns.length > 2) {
                found.add(columns[1]);
            }
        });
        return Set.copyOf(found);
    }
}
