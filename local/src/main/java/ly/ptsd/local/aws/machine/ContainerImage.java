package ly.ptsd.local.aws.machine;

import java.util.Map;

/**
 * An image that the Docker engine runs, for trials inside a Swarm stack.
 *
 * @param network the Docker network whose address the container gets
 * @param variables environment variables the machine offers to every instance, beside those of its user data; {@code
 *     {instance}} in a value becomes the instance's id
 */
public record ContainerImage(String network, Map<String, String> variables) implements MachineImage {

    @Override
    public Workload start(InstanceEnvironment environment) {
        return DockerContainer.run(network, variables, environment);
    }
}
