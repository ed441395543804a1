package ly.ptsd.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * How a platform is started.
 *
 * @param project the checkout
 * @param data what is kept between runs
 * @param fresh whether that is deleted first
 */
record UpOptions(Path project, Path data, Ports ports, boolean fresh) {

    static final int DEFAULT_PORT = 8080;

    static UpOptions parse(Path project, List<String> arguments) {
        Path data = project.resolve(".ptsdly/data");
        int port = DEFAULT_PORT;
        boolean fresh = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--data" ->
                    data = Path.of(value(option, rest)).toAbsolutePath().normalize();
                case "--port" -> port = number(value(option, rest));
                case "--fresh" -> fresh = true;
                default -> throw new BadUsage("unknown option " + option);
            }
        }
        return new UpOptions(project, data, new Ports(port), fresh);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new BadUsage(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw new BadUsage("--port needs a number, not " + value);
        }
    }
}
