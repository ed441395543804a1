package ly.ptsd.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import ly.ptsd.local.process.PartDidNotStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Runs the platform on this machine until it is told to end. */
public final class Local {

    private static final int CANNOT = 1;
    private static final int BAD_USAGE = 2;

    private Local() {}

    /** Arguments: the checkout, then the options of {@code ./ptsdly up}. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var all = List.of(arguments);
            var options =
                    UpOptions.parse(Path.of(all.getFirst()).toAbsolutePath().normalize(), all.subList(1, all.size()));
            Logs.into(options.data());
            LoggerFactory.getLogger(Local.class)
                    .info("starting on port {}", options.ports().base());
            run(options);
        } catch (BadUsage e) {
            quit(BAD_USAGE, e.getMessage());
        } catch (CannotStart | PartDidNotStart e) {
            quit(CANNOT, e.getMessage());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Local.class).error("could not start", e);
            quit(CANNOT, e + "; see local.log");
        }
    }

    private static void run(UpOptions options) throws InterruptedException {
        PrintStream out = System.out;
        var progress = new Progress(out);
        var platform = new Platform(options, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            progress.say("Ending …");
            platform.close();
            progress.say("Ended; the data is kept in " + options.data());
        }));
        progress.say("Starting PTSD.ly, data in " + options.data());
        platform.start();
        welcome(progress, options);
        new CountDownLatch(1).await();
    }

    private static void welcome(Progress progress, UpOptions options) {
        progress.say("""

                PTSD.ly is ready after %.0f s. Logs: %s
                Try first:
                  sign in (any name will do), choose a plan, drop a video, copy its short link
                  or, as an API client, from another terminal:  ./ptsdly demo FILE
                Ctrl-C ends everything.

                  %s
                """.formatted(
                        progress.seconds(),
                        options.data().resolve("log"),
                        options.ports().origin()));
    }

    private static void quit(int status, @Nullable String reason) {
        System.err.println("ptsdly: " + reason);
        System.exit(status);
    }
}
