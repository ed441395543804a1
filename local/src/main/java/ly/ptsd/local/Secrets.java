package ly.ptsd.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The secrets of one data folder, made at its first start and readable by its owner alone. */
final class Secrets {

    private static final List<String> NAMES = List.of(
            "user.signing-secret",
            "aim.signing-secret",
            "aim.boot-secret",
            "url.signing-secret",
            "google.client-secret",
            "kakao.client-secret",
            "aws.secret-key");
    private static final int BYTES = 32;

    private Secrets() {}

    static Map<String, String> in(Path file) {
        try {
            var kept = new Properties();
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    kept.load(reader);
                }
            }
            var secrets = new TreeMap<String, String>();
            NAMES.forEach(name -> secrets.put(name, kept.getProperty(name, random())));
            write(file, secrets);
            return Map.copyOf(secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(Path file, Map<String, String> secrets) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(
                file,
                secrets.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }
}
