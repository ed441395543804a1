package ly.ptsd.local.aws.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * User data in the form of cloud-init: files to write, then commands to run.
 *
 * @param commands commands given as argument lists; cloud-init runs those without a shell
 */
record CloudConfig(List<WrittenFile> files, List<List<String>> commands) {

    private static final String HEADER = "#cloud-config";

    /** A file below the root file system. */
    record WrittenFile(String path, byte[] content) {}

    /**
     * Reads user data as the instance gets it, decoded. Anything that is no cloud-config asks for nothing, as
     * cloud-init ignores what it does not know.
     *
     * @throws IllegalArgumentException when a cloud-config is broken
     */
    static CloudConfig parse(String userData) {
        if (!userData.startsWith(HEADER)) {
            return new CloudConfig(List.of(), List.of());
        }
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(userData);
            Map<?, ?> document = read instanceof Map<?, ?> map ? map : Map.of();
            return new CloudConfig(
                    list(document.get("write_files")).stream()
                            .map(CloudConfig::file)
                            .toList(),
                    list(document.get("runcmd")).stream()
                            .filter(List.class::isInstance)
                            .map(command ->
                                    list(command).stream().map(String::valueOf).toList())
                            .toList());
        } catch (YAMLException e) {
            throw new IllegalArgumentException("the user data is no valid YAML", e);
        }
    }

    /** Writes the files below the folder that stands for the root file system. */
    void writeFiles(Path root) throws IOException {
        for (WrittenFile file : files) {
            Path target = inside(root, file.path());
            Files.createDirectories(target.getParent());
            Files.write(target, file.content());
        }
    }

    List<DockerRun> containers() {
        List<DockerRun> containers = new ArrayList<>();
        commands.forEach(command -> DockerRun.parse(command).ifPresent(containers::add));
        return containers;
    }

    /** Where a path of the instance is on this machine. */
    static Path inside(Path root, String path) {
        Path target = root.resolve(path.replaceFirst("^/+", "")).normalize();
        if (!target.startsWith(root)) {
            throw new IllegalArgumentException("the path leads out of the instance: " + path);
        }
        return target;
    }

    private static WrittenFile file(Object entry) {
        if (!(entry instanceof Map<?, ?> map) || map.get("path") == null) {
            throw new IllegalArgumentException("a file to write has a path");
        }
        String content = map.get("content") == null ? "" : String.valueOf(map.get("content"));
        String encoding = String.valueOf(map.get("encoding"));
        boolean encoded = encoding.equals("b64") || encoding.equals("base64");
        return new WrittenFile(
                String.valueOf(map.get("path")),
                encoded ? Base64.getMimeDecoder().decode(content) : content.getBytes(UTF_8));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
