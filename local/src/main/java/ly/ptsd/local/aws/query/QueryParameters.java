package ly.ptsd.local.aws.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The flattened parameters of a call: {@code Filter.1.Value.2=running} and the like. */
public record QueryParameters(Map<String, String> values) {

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String get(String name) {
        return find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() ->
                        QueryFault.badRequest("MissingParameter", "The request must contain the parameter " + name));
    }

    /** The values of {@code name.1}, {@code name.2}, …; in order. */
    public List<String> list(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 1; values.containsKey(name + "." + i); i++) {
            found.add(values.get(name + "." + i));
        }
        return List.copyOf(found);
    }

    /** The structures {@code name.1.…}, {@code name.2.…}; in order. */
    public List<QueryParameters> structures(String name) {
        List<QueryParameters> found = new ArrayList<>();
        for (int i = 1; ; i++) {
            QueryParameters structure = structure(name + "." + i);
            if (structure.values().isEmpty()) {
                return List.copyOf(found);
            }
            found.add(structure);
        }
    }

    /** The members of one structure. */
    public QueryParameters structure(String name) {
        Map<String, String> members = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(name + ".")) {
                members.put(key.substring(name.length() + 1), value);
            }
        });
        return new QueryParameters(members);
    }

    /** Key and value pairs such as tags. */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        structures(name)
                .forEach(pair -> pairs.put(pair.get("Key"), pair.find("Value").orElse("")));
        return pairs;
    }
}
