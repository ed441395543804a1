package ly.ptsd.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends what the stand-ins log into a file, so that the terminal stays readable. */
final class Logs {

    private Logs() {}

    /** Takes effect when called before the first logger is made. */
    static void into(Path data) {
        try {
            Path log = Files.createDirectories(data.resolve("log")).resolve("local.log");
            System.setProperty("ptsdly.log", log.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
