package ly.ptsd.local.aws.ec2;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ly.ptsd.local.aws.query.QueryFault;
import ly.ptsd.local.aws.query.QueryParameters;

/** The filters of a describe call: an instance passes when each filter has a value that matches. */
final class InstanceFilters {

    private InstanceFilters() {}

    static Predicate<Instance> of(QueryParameters parameters) {
        return parameters.structures("Filter").stream()
                .map(filter -> filter(filter.get("Name"), filter.list("Value")))
                .reduce(_ -> true, Predicate::and);
    }

    /** The filters of a call about volumes, which have nothing but tags here. */
    static Predicate<Instance> ofVolumes(QueryParameters parameters) {
        var tagged = of(parameters);
        return instance -> tagged.test(instance.with(instance.launch().tagsOfVolumes()));
    }

    private static Predicate<Instance> filter(String name, List<String> values) {
        Predicate<String> matches = values.stream()
                .map(InstanceFilters::glob)
                .map(Pattern::asMatchPredicate)
                .reduce(_ -> false, Predicate::or);
        if (name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return instance -> instance.tags().containsKey(key)
                    && matches.test(instance.tags().get(key));
        }
        return switch (name) {
            case "tag-key" -> instance -> instance.tags().keySet().stream().anyMatch(matches);
            case "client-token" -> instance -> matches.test(instance.clientToken());
            case "instance-state-name" ->
                instance -> matches.test(instance.state().label());
            case "instance-id" -> instance -> matches.test(instance.id());
            case "instance-type" -> instance -> matches.test(instance.launch().type());
            case "private-ip-address" -> instance -> matches.test(instance.privateAddress());
            case "subnet-id" -> instance -> matches.test(instance.launch().subnetId());
            default -> throw QueryFault.badRequest("InvalidParameterValue", "The filter '" + name + "' is invalid");
        };
    }

    private static Pattern glob(String text) {
        return Pattern.compile(Stream.of(text.split("(?<=[*?])|(?=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .collect(Collectors.joining()));
    }
}
