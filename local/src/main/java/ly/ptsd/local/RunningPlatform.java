package ly.ptsd.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How other commands find the platform of a checkout, or room for one. */
public final class RunningPlatform {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private RunningPlatform() {}

    /**
     * Where the checkout's platform is, if one runs; waits for one that is starting.
     *
     * @param waits runs once if it has to be waited for
     */
    public static Optional<URI> origin(Path project, Runnable waits) throws InterruptedException {
        var note = RunRecord.ofLivingPlatform(project);
        if (isStarting(note)) {
            waits.run();
        }
        while (isStarting(note)) {
            Thread.sleep(PAUSE);
            note = RunRecord.ofLivingPlatform(project);
        }
        return note.map(found -> URI.create(found.origin()));
    }

    private static boolean isStarting(Optional<RunRecord> note) {
        return note.filter(found -> !found.ready()).isPresent();
    }

    /** Options for another platform that is in nobody's way. */
    public static List<String> freePortOption() {
        return List.of("--port", Integer.toString(Ports.firstFree().base()));
    }
}
