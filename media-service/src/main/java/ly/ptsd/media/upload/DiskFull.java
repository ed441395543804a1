package ly.ptsd.media.upload;

import java.util.stream.Stream;
import ly.ptsd.platform.problem.Problem;

/** There is no space left on the disk: Java tells it by no type, only in the words of the system. */
final class DiskFull {

    private static final String WORDS = "No space left on device";

    private DiskFull() {}

    static boolean is(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(WORDS));
    }

    /** What arrived before stays, and the upload can be continued. */
    static Problem problem() {
        return new Problem(507, "disk_full", "The disk of this server is full; try again later.");
    }
}
