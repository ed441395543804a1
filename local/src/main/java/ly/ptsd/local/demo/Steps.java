package ly.ptsd.local.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The steps of a story with the time each took. */
final class Steps {

    private final PrintStream out;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Steps(PrintStream out) {
        this.out = out;
    }

    /** Takes the step and prints a line when it is done. */
    <T> T take(String name, String line, Supplier<T> step) {
        long began = System.nanoTime();
        T result = step.get();
        double took = (System.nanoTime() - began) / 1e9;
        seconds.put(name, took);
        out.printf(Locale.ROOT, "%8.2f s  %s%n", took, line);
        return result;
    }

    void take(String name, String line, Runnable step) {
        take(name, line, () -> {
            step.run();
            return true;
        });
    }

    void tell(String line) {
        out.println("            " + line);
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
