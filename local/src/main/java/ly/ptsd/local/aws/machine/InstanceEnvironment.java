package ly.ptsd.local.aws.machine;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a workload finds on its instance.
 *
 * @param root the folder that stands for the instance's root file system
 * @param address the instance's private address
 * @param metadataEndpoint where this instance reaches its metadata service
 * @param image the image as the user data names it
 * @param name the container's name, unique on the instance
 * @param variables the environment variables of the {@code docker run} command, its {@code --env-file} included
 * @param restarted whether the workload is to be started again whenever it ends by itself
 * @param consoleLog the file that takes what the workload prints
 * @param children told of every process that is started
 */
public record InstanceEnvironment(
        String instanceId,
        Path root,
        String address,
        URI metadataEndpoint,
        String image,
        String name,
        Map<String, String> variables,
        boolean restarted,
        Path consoleLog,
        Consumer<ProcessHandle> children) {}
