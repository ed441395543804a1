package ly.ptsd.local.aws.credential;

import java.time.Instant;

/** Something a request can be signed with. */
public sealed interface Credential {

    String id();

    String secret();

    /** The platform's own key: it may do everything. */
    record Administrator(AccessKey key) implements Credential {
        @Override
        public String id() {
            return key.id();
        }

        @Override
        public String secret() {
            return key.secret();
        }
    }

    /** A temporary key of an instance; it may do what the instance's role allows, until it expires. */
    record InstanceSession(
            String id, String secret, String token, String instanceId, String role, Instant issuedAt, Instant expiresAt)
            implements Credential {

        @Override
        public String toString() {
            return id;
        }
    }
}
