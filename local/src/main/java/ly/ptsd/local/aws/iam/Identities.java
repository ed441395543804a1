package ly.ptsd.local.aws.iam;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ly.ptsd.local.aws.query.QueryFault;
import ly.ptsd.local.aws.storage.JsonFile;

/** The account's roles and instance profiles, kept in one file. Refuses with IAM's error codes. */
public final class Identities {

    record Stored(Map<String, Role> roles, Map<String, InstanceProfile> profiles) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Role> roles = new TreeMap<>();
    private final Map<String, InstanceProfile> profiles = new TreeMap<>();
    private final JsonFile<Stored> file;
    private final String account;
    private final Clock clock;

    public Identities(Path file, String account, Clock clock) {
        this.file = new JsonFile<>(file, Stored.class);
        this.account = account;
        this.clock = clock;
        Stored stored = this.file.readOr(new Stored(Map.of(), Map.of()));
        roles.putAll(stored.roles());
        profiles.putAll(stored.profiles());
    }

    public String account() {
        return account;
    }

    synchronized Role createRole(
            String name, String path, String trustPolicy, String description, Map<String, String> tags) {
        refuseExisting("Role", name, roles.containsKey(name));
        checkPolicy(trustPolicy);
        var role = new Role(name, id("AROA"), path, trustPolicy, description, Map.of(), tags, clock.instant());
        return save(role);
    }

    synchronized Role role(String name) {
        return Optional.ofNullable(roles.get(name)).orElseThrow(() -> missing("role", name));
    }

    synchronized Optional<Role> findRole(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    synchronized List<Role> roles() {
        return List.copyOf(roles.values());
    }

    synchronized void deleteRole(String name) {
        Role role = role(name);
        if (!role.policies().isEmpty()) {
            throw conflict("Cannot delete entity, must delete policies first.");
        }
        if (profiles.values().stream().anyMatch(profile -> profile.role().equals(Optional.of(name)))) {
            throw conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        roles.remove(name);
        store();
    }

    synchronized void putPolicy(String role, String policy, String document) {
        checkPolicy(document);
        save(role(role).withPolicy(policy, document));
    }

    synchronized String policy(String role, String policy) {
        return Optional.ofNullable(role(role).policies().get(policy)).orElseThrow(() -> missing("role policy", policy));
    }

    synchronized void deletePolicy(String role, String policy) {
        policy(role, policy);
        save(role(role).withoutPolicy(policy));
    }

    synchronized void trust(String name, String trustPolicy) {
        checkPolicy(trustPolicy);
        save(role(name).withTrust(trustPolicy));
    }

    synchronized void tagRole(String name, Map<String, String> tags) {
        save(role(name).withTags(tags));
    }

    synchronized InstanceProfile createProfile(String name, String path, Map<String, String> tags) {
        refuseExisting("Instance Profile", name, profiles.containsKey(name));
        return save(new InstanceProfile(name, id("AIPA"), path, Optional.empty(), tags, clock.instant()));
    }

    synchronized InstanceProfile profile(String name) {
        return Optional.ofNullable(profiles.get(name)).orElseThrow(() -> missing("instance profile", name));
    }

    synchronized List<InstanceProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    synchronized void addRole(String profile, String role) {
        if (profile(profile).role().isPresent()) {
            throw new QueryFault(409, "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }
        save(profile(profile).with(Optional.of(role(role).name())));
    }

    synchronized void removeRole(String profile, String role) {
        if (!profile(profile).role().equals(Optional.of(role))) {
            throw missing("role", role);
        }
        save(profile(profile).with(Optional.empty()));
    }

    synchronized void deleteProfile(String name) {
        if (profile(name).role().isPresent()) {
            throw conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        profiles.remove(name);
        store();
    }

    /** The profile with this name or ARN, if there is one. */
    public synchronized Optional<InstanceProfile> findProfile(String nameOrArn) {
        return profiles.values().stream()
                .filter(profile ->
                        profile.name().equals(nameOrArn) || arn(profile).equals(nameOrArn))
                .findFirst();
    }

    /** Whether the role's inline policies allow the action on the resource; a role that is gone allows nothing. */
    public synchronized boolean allows(String role, String action, String resource) {
        return Optional.ofNullable(roles.get(role))
                .filter(found -> found.allows(action, resource))
                .isPresent();
    }

    public String arn(InstanceProfile profile) {
        return "arn:aws:iam::" + account + ":instance-profile" + profile.path() + profile.name();
    }

    String arn(Role role) {
        return "arn:aws:iam::" + account + ":role" + role.path() + role.name();
    }

    private Role save(Role role) {
        roles.put(role.name(), role);
        store();
        return role;
    }

    private InstanceProfile save(InstanceProfile profile) {
        profiles.put(profile.name(), profile);
        store();
        return profile;
    }

    private void store() {
        file.write(new Stored(roles, profiles));
    }

    private String id(String prefix) {
        return random.ints(17, 0, 32)
                .mapToObj(i -> String.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(i)))
                .reduce(prefix, String::concat);
    }

    private static void checkPolicy(String document) {
        try {
            PolicyDocument.parse(document);
        } catch (IllegalArgumentException e) {
            throw new QueryFault(400, "MalformedPolicyDocument", "Syntax errors in policy.");
        }
    }

    private static void refuseExisting(String kind, String name, boolean exists) {
        if (exists) {
            throw new QueryFault(409, "EntityAlreadyExists", kind + " " + name + " already exists.");
        }
    }

    static QueryFault missing(String kind, String name) {
        return new QueryFault(404, "NoSuchEntity", "The " + kind + " with name " + name + " cannot be found.");
    }

    private static QueryFault conflict(String message) {
        return new QueryFault(409, "DeleteConflict", message);
    }
}
