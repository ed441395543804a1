package ly.ptsd.local.aws.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ly.ptsd.local.aws.credential.Credential;
import ly.ptsd.local.aws.fault.Fault;
import ly.ptsd.local.aws.fault.FaultPlan;
import ly.ptsd.local.aws.query.QueryFault;
import ly.ptsd.local.aws.query.QueryParameters;
import ly.ptsd.local.aws.query.Xml;

/** The calls of IAM that provisioning makes. */
public final class Iam implements ClassicAnswers {

    private static final Consumer<Xml> NOTHING = _ -> {};

    private final Identities identities;
    private final FaultPlan faults;
    private final Clock clock;

    public Iam(Identities identities, FaultPlan faults, Clock clock) {
        this.identities = identities;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "iam";
    }

    @Override
    public String namespace() {
        return "https://iam.amazonaws.com/doc/2010-05-08/";
    }

    @Override
    public void authorize(Credential caller, String action) {
        if (!(caller instanceof Credential.Administrator)) {
            throw new QueryFault(403, "AccessDenied", caller.id() + " is not authorized to perform: iam:" + action);
        }
    }

    @Override
    public Map<String, Action> actions() {
        return Map.ofEntries(
                Map.entry("CreateRole", call -> createRole(call.parameters())),
                Map.entry("GetRole", call -> xml -> xml.element("Role", role(identities.role(roleName(call))))),
                Map.entry(
                        "ListRoles",
                        _ -> list(
                                "Roles",
                                identities.roles().stream().map(this::role).toList())),
                Map.entry("DeleteRole", call -> done(() -> identities.deleteRole(roleName(call)))),
                Map.entry(
                        "UpdateAssumeRolePolicy",
                        call -> done(() -> identities.trust(
                                roleName(call), call.parameters().get("PolicyDocument")))),
                Map.entry("TagRole", call -> done(() -> identities.tagRole(roleName(call), tags(call.parameters())))),
                Map.entry(
                        "PutRolePolicy",
                        call -> done(() -> identities.putPolicy(
                                roleName(call),
                                name(call, "Policy"),
                                call.parameters().get("PolicyDocument")))),
                Map.entry("GetRolePolicy", call -> policy(roleName(call), name(call, "Policy"))),
                Map.entry("ListRolePolicies", call -> policyNames(roleName(call))),
                Map.entry(
                        "DeleteRolePolicy",
                        call -> done(() -> identities.deletePolicy(roleName(call), name(call, "Policy")))),
                Map.entry("CreateInstanceProfile", call -> createProfile(call.parameters())),
                Map.entry(
                        "GetInstanceProfile",
                        call -> xml -> xml.element(
                                "InstanceProfile", profile(identities.profile(name(call, "InstanceProfile"))))),
                Map.entry(
                        "ListInstanceProfiles",
                        _ -> list(
                                "InstanceProfiles",
                                identities.profiles().stream()
                                        .map(this::profile)
                                        .toList())),
                Map.entry(
                        "AddRoleToInstanceProfile",
                        call -> done(() -> identities.addRole(name(call, "InstanceProfile"), roleName(call)))),
                Map.entry(
                        "RemoveRoleFromInstanceProfile",
                        call -> done(() -> identities.removeRole(name(call, "InstanceProfile"), roleName(call)))),
                Map.entry(
                        "DeleteInstanceProfile",
                        call -> done(() -> identities.deleteProfile(name(call, "InstanceProfile")))));
    }

    private Consumer<Xml> createRole(QueryParameters parameters) {
        Role created = identities.createRole(
                parameters.get("RoleName"),
                parameters.find("Path").orElse("/"),
                parameters.get("AssumeRolePolicyDocument"),
                parameters.find("Description").orElse(""),
                tags(parameters));
        return xml -> xml.element("Role", role(created));
    }

    private Consumer<Xml> createProfile(QueryParameters parameters) {
        InstanceProfile created = identities.createProfile(
                parameters.get("InstanceProfileName"), parameters.find("Path").orElse("/"), tags(parameters));
        return xml -> xml.element("InstanceProfile", profile(created));
    }

    private Consumer<Xml> policy(String role, String policy) {
        String document = identities.policy(role, policy);
        return xml -> xml.text("RoleName", role)
                .text("PolicyName", policy)
                .text("PolicyDocument", URLEncoder.encode(document, UTF_8));
    }

    private Consumer<Xml> policyNames(String role) {
        var names = identities.role(role).policies().keySet();
        return xml -> xml.element("PolicyNames", list -> names.forEach(name -> list.text("member", name)))
                .text("IsTruncated", false);
    }

    private Consumer<Xml> role(Role role) {
        return xml -> xml.text("Path", role.path())
                .text("RoleName", role.name())
                .text("RoleId", role.id())
                .text("Arn", identities.arn(role))
                .text("CreateDate", role.createdAt())
                .text("Description", role.description())
                .text("AssumeRolePolicyDocument", URLEncoder.encode(role.trustPolicy(), UTF_8))
                .list("Tags", "member", role.tags().entrySet(), Iam::tag);
    }

    private Consumer<Xml> profile(InstanceProfile profile) {
        var roles = profile.role().map(identities::role).stream().toList();
        return xml -> xml.text("Path", profile.path())
                .text("InstanceProfileName", profile.name())
                .text("InstanceProfileId", profile.id())
                .text("Arn", identities.arn(profile))
                .text("CreateDate", profile.createdAt())
                .list("Roles", "member", roles, (member, role) -> role(role).accept(member))
                .list("Tags", "member", profile.tags().entrySet(), Iam::tag);
    }

    private static Consumer<Xml> list(String name, List<Consumer<Xml>> members) {
        return xml -> xml.list(name, "member", members, (member, content) -> content.accept(member))
                .text("IsTruncated", false);
    }

    private static void tag(Xml xml, Map.Entry<String, String> tag) {
        xml.text("Key", tag.getKey()).text("Value", tag.getValue());
    }

    private static Map<String, String> tags(QueryParameters parameters) {
        return parameters.pairs("Tags.member");
    }

    /** A role that was made just now may not be known everywhere yet. */
    private String roleName(Call call) {
        var name = name(call, "Role");
        identities
                .findRole(name)
                .filter(role -> faults.hides(
                        "iam:" + call.parameters().get("Action"),
                        Fault.Hide.What.ROLE,
                        name,
                        Duration.between(role.createdAt(), clock.instant())))
                .ifPresent(_ -> {
                    throw Identities.missing("role", name);
                });
        return name;
    }

    private static String name(Call call, String kind) {
        return call.parameters().get(kind + "Name");
    }

    private static Consumer<Xml> done(Runnable change) {
        change.run();
        return NOTHING;
    }
}
