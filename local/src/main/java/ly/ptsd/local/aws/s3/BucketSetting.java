package ly.ptsd.local.aws.s3;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A bucket's subresource that is stored and given back as it was put. */
enum BucketSetting {
    PUBLIC_ACCESS_BLOCK("publicAccessBlock", "BucketPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration"),
    TAGGING("tagging", "BucketTagging", "NoSuchTagSet"),
    CORS("cors", "BucketCORS", "NoSuchCORSConfiguration"),
    ENCRYPTION("encryption", "EncryptionConfiguration", "ServerSideEncryptionConfigurationNotFoundError"),
    LIFECYCLE("lifecycle", "LifecycleConfiguration", "NoSuchLifecycleConfiguration"),
    POLICY("policy", "BucketPolicy", "NoSuchBucketPolicy"),
    OWNERSHIP("ownershipControls", "BucketOwnershipControls", "OwnershipControlsNotFoundError"),
    VERSIONING("versioning", "BucketVersioning", "");

    private final String parameter;
    private final String permission;
    private final String missing;

    BucketSetting(String parameter, String permission, String missing) {
        this.parameter = parameter;
        this.permission = permission;
        this.missing = missing;
    }

    static Optional<BucketSetting> in(Map<String, String> query) {
        return Arrays.stream(values())
                .filter(setting -> query.containsKey(setting.parameter))
                .findFirst();
    }

    String parameter() {
        return parameter;
    }

    /** The noun in the name of the permission that reads or writes it. */
    String permission() {
        return permission;
    }

    /** The error code for one that was never put; empty when S3 then answers an empty document. */
    String missing() {
        return missing;
    }
}
