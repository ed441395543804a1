package ly.ptsd.local.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service's properties for this machine: a template from the class path, its {@code @names@} filled in. */
final class ServiceConfiguration {

    private static final Pattern NAME = Pattern.compile("@([a-z0-9.-]+)@");

    private ServiceConfiguration() {}

    /** Writes the file, readable by its owner alone, since it holds secrets. */
    static Path write(String service, Map<String, String> values, Path folder) {
        Path file = folder.resolve(service + ".properties");
        try {
            Files.deleteIfExists(file);
            var ownerOnly =
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------")));
            Files.createFile(file, ownerOnly);
            return Files.writeString(file, fill(template(service), values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String fill(String template, Map<String, String> values) {
        return NAME.matcher(template).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for @" + match.group(1) + "@");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String template(String service) throws IOException {
        try (InputStream template =
                ServiceConfiguration.class.getResourceAsStream("/config/" + service + ".properties")) {
            if (template == null) {
                throw new IllegalStateException("no configuration for " + service);
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
