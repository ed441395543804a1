package ly.ptsd.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How other commands find the platform of a checkout, or room for one. */
public final class RunningPlatform {

    private RunningPlatform() {}

    /** Where the checkout's platform is, if one runs. */
    public static Optional<URI> origin(Path project) {
        return RunRecord.ofLivingPlatform(project).map(note -> URI.create(note.origin()));
    }

    /** Options for another platform that is in nobody's way. */
    public static List<String> freePortOption() {
        return List.of("--port", Integer.toString(Ports.firstFree().base()));
    }
}
