package ly.ptsd.url.grant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the key that signs grants is kept.
 *
 * @param signingSecret encrypts the private key in the database; the same for all replicas
 */
@Validated
@ConfigurationProperties("ptsd")
record SigningProperties(@NotNull @Size(min = 32) String signingSecret) {

    @Override
    public String toString() {
        return "SigningProperties[]";
    }
}
