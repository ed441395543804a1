package ly.ptsd.platform.jwt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service's signing keys are kept.
 *
 * @param signingSecret encrypts the private keys in the database; at least 32 characters, the same for all replicas
 * @param signingRotation how old a key becomes before the next one is made
 * @param signingOverlap how long a new key is published before it signs, and an old one after its last token expired
 */
@ConfigurationProperties("ptsd")
record SigningProperties(
        @DefaultValue("") String signingSecret,
        @DefaultValue("30d") Duration signingRotation,
        @DefaultValue("10m") Duration signingOverlap) {

    /** Nothing that a log could give away. */
    @Override
    public String toString() {
        return "SigningProperties[signingRotation=" + signingRotation + ", signingOverlap=" + signingOverlap + "]";
    }
}
