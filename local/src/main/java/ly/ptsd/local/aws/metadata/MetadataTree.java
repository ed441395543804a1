package ly.ptsd.local.aws.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ly.ptsd.local.aws.credential.Credential.InstanceSession;
import ly.ptsd.local.aws.credential.Credentials;
import ly.ptsd.local.aws.ec2.Instance;
import ly.ptsd.local.aws.iam.Identities;
import ly.ptsd.local.aws.iam.InstanceProfile;
import tools.jackson.databind.json.JsonMapper;

/** What an instance can read, by path below {@code /latest/}. */
final class MetadataTree {

    private static final String CREDENTIALS = "meta-data/iam/security-credentials/";
    private static final String TAGS = "meta-data/tags/instance/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Identities identities;
    private final Credentials credentials;
    private final IdentityDocuments documents;
    private final String region;

    MetadataTree(Identities identities, Credentials credentials, IdentityDocuments documents, String region) {
        this.identities = identities;
        this.credentials = credentials;
        this.documents = documents;
        this.region = region;
    }

    /** The value at the path; empty where EC2 answers 404. */
    Optional<String> read(Instance instance, String path) {
        if (path.startsWith(CREDENTIALS)) {
            return credentials(instance, path.substring(CREDENTIALS.length()));
        }
        if (path.startsWith(TAGS)) {
            return tags(instance, path.substring(TAGS.length()));
        }
        return switch (path) {
            case "meta-data/instance-id" -> Optional.of(instance.id());
            case "meta-data/ami-id" -> Optional.of(instance.launch().imageId());
            case "meta-data/instance-type" -> Optional.of(instance.launch().type());
            case "meta-data/local-ipv4" -> Optional.of(instance.privateAddress());
            case "meta-data/placement/region" -> Optional.of(region);
            case "meta-data/placement/availability-zone" -> Optional.of(region + "a");
            case "meta-data/iam/security-credentials" -> credentials(instance, "");
            case "meta-data/iam/info" -> profile(instance).map(this::profileInfo);
            case "user-data" -> userData(instance);
            case "dynamic/instance-identity/document" -> Optional.of(documents.document(instance));
            case "dynamic/instance-identity/signature" -> Optional.of(documents.signature(instance));
            default -> Optional.empty();
        };
    }

    private Optional<String> credentials(Instance instance, String role) {
        Optional<String> granted = profile(instance).flatMap(InstanceProfile::role);
        if (role.isEmpty()) {
            return granted;
        }
        return granted.filter(role::equals).map(name -> sessionJson(credentials.sessionOf(instance.id(), name)));
    }

    private Optional<InstanceProfile> profile(Instance instance) {
        return identities.findProfile(instance.launch().profile());
    }

    private static String sessionJson(InstanceSession session) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Code", "Success");
        json.put("LastUpdated", session.issuedAt().truncatedTo(ChronoUnit.SECONDS));
        json.put("Type", "AWS-HMAC");
        json.put("AccessKeyId", session.id());
        json.put("SecretAccessKey", session.secret());
        json.put("Token", session.token());
        json.put("Expiration", session.expiresAt().truncatedTo(ChronoUnit.SECONDS));
        return JSON.writeValueAsString(json);
    }

    private String profileInfo(InstanceProfile profile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Code", "Success");
        json.put("InstanceProfileArn", identities.arn(profile));
        json.put("InstanceProfileId", profile.id());
        return JSON.writeValueAsString(json);
    }

    /** Tags are there only when the launch asked for it. */
    private static Optional<String> tags(Instance instance, String key) {
        if (!"enabled".equals(instance.launch().metadataOptions().get("InstanceMetadataTags"))) {
            return Optional.empty();
        }
        return key.isEmpty()
                ? Optional.of(String.join("\n", instance.tags().keySet()))
                : Optional.ofNullable(instance.tags().get(key));
    }

    private static Optional<String> userData(Instance instance) {
        String userData = instance.launch().userData();
        return userData.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(Base64.getMimeDecoder().decode(userData), UTF_8));
    }
}
