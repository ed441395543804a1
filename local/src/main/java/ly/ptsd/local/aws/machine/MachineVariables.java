package ly.ptsd.local.aws.machine;

import java.util.Map;
import java.util.TreeMap;

/** The environment of a workload: user data first, then what the machine offers, then what the instance itself is. */
final class MachineVariables {

    private static final String INSTANCE = "{instance}";

    private MachineVariables() {}

    static Map<String, String> of(InstanceEnvironment environment, Map<String, String> offered) {
        var variables = new TreeMap<>(environment.variables());
        offered.forEach((name, value) -> variables.put(name, value.replace(INSTANCE, environment.instanceId())));
        variables.put(
                "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                environment.metadataEndpoint().toString());
        return variables;
    }
}
