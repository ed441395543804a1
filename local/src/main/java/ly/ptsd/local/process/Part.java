package ly.ptsd.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A program to be kept running.
 *
 * @param name how messages call it
 * @param command program and arguments
 * @param folder where it runs
 * @param environment variables added to those of this process
 * @param log the file that takes its output
 * @param ready tells whether it answers
 */
public record Part(
        String name,
        List<String> command,
        Path folder,
        Map<String, String> environment,
        Path log,
        BooleanSupplier ready) {}
