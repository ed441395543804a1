package ly.ptsd.local.aws.machine;

import java.util.List;
import java.util.Map;

/**
 * An image that is a command on this machine.
 *
 * @param command the program and its arguments
 * @param variables environment variables the machine offers to every instance, beside those of its user data; {@code
 *     {instance}} in a value becomes the instance's id
 */
public record ProcessImage(List<String> command, Map<String, String> variables) implements MachineImage {

    @Override
    public Workload start(InstanceEnvironment environment) {
        return SupervisedProcess.start(command, variables, environment);
    }
}
