package ly.ptsd.url.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where the public keys of those who sign callers' tokens are read. */
@Validated
@ConfigurationProperties("ptsd")
record TrustProperties(
        @NotNull @Valid Signer user, @NotNull @Valid Signer aim) {

    record Signer(@NotNull URI jwkSetUri) {}
}
