package ly.ptsd.url;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the world finds the platform.
 *
 * @param publicOrigin scheme, host and port of the gateway, without a path
 */
@ConfigurationProperties("ptsd")
public record PublicOrigin(URI publicOrigin) {

    public PublicOrigin {
        if (publicOrigin == null
                || publicOrigin.getScheme() == null
                || publicOrigin.getHost() == null
                || !publicOrigin.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "ptsd.public-origin must be an origin such as https://ptsd.ly, without a path: " + publicOrigin);
        }
    }

    public String resolve(String path) {
        return publicOrigin + path;
    }

    public boolean isSecure() {
        return "https".equals(publicOrigin.getScheme());
    }
}
