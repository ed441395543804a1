package ly.ptsd.local.aws.iam;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A role with its inline policies. */
record Role(
        String name,
        String id,
        String path,
        String trustPolicy,
        String description,
        Map<String, String> policies,
        Map<String, String> tags,
        Instant createdAt) {

    Role withPolicy(String policy, String document) {
        var changed = new TreeMap<>(policies);
        changed.put(policy, document);
        return new Role(name, id, path, trustPolicy, description, changed, tags, createdAt);
    }

    Role withoutPolicy(String policy) {
        var changed = new TreeMap<>(policies);
        changed.remove(policy);
        return new Role(name, id, path, trustPolicy, description, changed, tags, createdAt);
    }

    Role withTrust(String trusted) {
        return new Role(name, id, path, trusted, description, policies, tags, createdAt);
    }

    Role withTags(Map<String, String> more) {
        var changed = new TreeMap<>(tags);
        changed.putAll(more);
        return new Role(name, id, path, trustPolicy, description, policies, changed, createdAt);
    }

    boolean allows(String action, String resource) {
        var documents = policies.values().stream().map(PolicyDocument::parse).toList();
        return documents.stream().anyMatch(policy -> policy.allows(action, resource))
                && documents.stream().noneMatch(policy -> policy.denies(action, resource));
    }
}
