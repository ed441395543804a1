package ly.ptsd.user.picture;

import java.time.Duration;
import ly.ptsd.platform.problem.Problem;

/** The object store does not answer, or not as it should. */
public final class PicturesUnreachable extends Problem {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    public PicturesUnreachable() {
        super(503, "server_unreachable", "Pictures cannot be reached at the moment.", ASK_AGAIN);
    }
}
