package ly.ptsd.local.demo;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import ly.ptsd.local.BadUsage;
import ly.ptsd.local.CannotStart;
import ly.ptsd.local.RunningPlatform;
import org.jspecify.annotations.Nullable;

/** Takes a file to a friend's screen: {@code ./ptsdly demo FILE [--at URL]}. */
public final class Demo {

    private static final int REFUSED = 1;
    private static final int BAD_USAGE = 2;

    private Demo() {}

    /** What was asked for. */
    record Options(Path file, @Nullable URI at) {

        static Options parse(List<String> arguments) {
            Path file = null;
            URI at = null;
            for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
                String argument = rest.next();
                if (argument.equals("--at")) {
                    at = origin(rest);
                } else if (argument.startsWith("--") || file != null) {
                    throw new BadUsage("unknown option " + argument);
                } else {
                    file = Path.of(argument);
                }
            }
            if (file == null) {
                throw new BadUsage("which file? ./ptsdly demo FILE [--at URL]");
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new BadUsage("cannot read " + file);
            }
            return new Options(file, at);
        }

        private static URI origin(Iterator<String> rest) {
            String value = rest.hasNext() ? rest.next() : "";
            if (!value.matches("https?://[^/]+/?")) {
                throw new BadUsage("--at needs an address like https://ptsd.example");
            }
            return URI.create(value.replaceAll("/$", ""));
        }
    }

    /** Arguments: the checkout, then those of {@code ./ptsdly demo}. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        try {
            var all = List.of(arguments);
            Path project = Path.of(all.getFirst());
            out.println(run(project, Options.parse(all.subList(1, all.size())), out));
        } catch (BadUsage e) {
            System.err.println("ptsdly: " + e.getMessage());
            System.exit(BAD_USAGE);
        } catch (Problem e) {
            out.println(e.getMessage());
            System.exit(REFUSED);
        } catch (CannotStart | IllegalStateException | UncheckedIOException e) {
            System.err.println("ptsdly: " + e.getMessage());
            System.exit(REFUSED);
        }
        System.exit(0);
    }

    private static String run(Path project, Options options, PrintStream out) throws InterruptedException {
        URI at = options.at();
        Optional<URI> running = at == null
                ? RunningPlatform.origin(project, () -> out.println("Waiting for the platform that is starting …"))
                : Optional.of(at);
        if (running.isPresent()) {
            return told(running.get(), options.file(), out);
        }
        try (var own = OwnPlatform.start(project, RunningPlatform.freePortOption(), out)) {
            return told(own.origin(), options.file(), out);
        }
    }

    private static String told(URI origin, Path file, PrintStream out) {
        out.println("The platform at " + origin);
        var steps = new Steps(out);
        return new Story(origin, steps).tell(file).json(steps);
    }
}
