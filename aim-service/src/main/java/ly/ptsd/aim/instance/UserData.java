package ly.ptsd.aim.instance;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cloud-config that turns a machine image into a media server. The same order and token give the same text, to the
 * byte: a launch call is only recognized as repeated when nothing in it differs.
 */
public final class UserData {

    /** JSON strings and lists are valid YAML, whatever characters they hold. */
    private static final JsonMapper YAML_FLOW = JsonMapper.shared();

    private UserData() {}

    public static String of(LaunchOrder order, String bootToken) {
        return """
                #cloud-config
                write_files:
                  - path: /etc/ptsd/media-server.env
                    owner: root:root
                    permissions: "0600"
                    content: |
                      PTSD_PUBLIC_ORIGIN=%s
                      PTSD_MACHINES_URL=%s
                      PTSD_BOOT_TOKEN=%s
                      AWS_REGION=%s
                runcmd:
                  - %s
                  - %s
                """.formatted(
                        order.publicOrigin(),
                        order.machinesUrl(),
                        bootToken,
                        order.region(),
                        flow(mongo(order.mongoImage())),
                        flow(mediaServer(order.mediaImage())));
    }

    private static List<String> mongo(String image) {
        return List.of(
                "docker",
                "run",
                "-d",
                "--name",
                "mongo",
                "--restart",
                "always",
                "--network",
                "host",
                "-v",
                "/var/lib/ptsd/mongo:/data/db",
                image);
    }

    private static List<String> mediaServer(String image) {
        return List.of(
                "docker",
                "run",
                "-d",
                "--name",
                "media-server",
                "--restart",
                "always",
                "--network",
                "host",
                "--env-file",
                "/etc/ptsd/media-server.env",
                "-v",
                "/var/lib/ptsd/media:/var/lib/ptsd/media",
                image);
    }

    private static String flow(List<String> arguments) {
        return arguments.stream().map(YAML_FLOW::writeValueAsString).collect(Collectors.joining(", ", "[", "]"));
    }
}
