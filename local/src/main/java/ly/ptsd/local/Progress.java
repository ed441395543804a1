package ly.ptsd.local;

import java.io.PrintStream;
import java.util.Locale;

/** What the user reads while parts become ready: a line each, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    synchronized void ready(String part) {
        out.printf(Locale.ROOT, "  %5.1f s  %s%n", seconds(), part);
    }

    synchronized void say(String line) {
        out.println(line);
    }
}
