package ly.ptsd.user.origin;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where browsers reach the platform, such as {@code https://ptsd.example}. Everything that must be an absolute address
 * is built from it, never from a request's Host header.
 *
 * @param publicOrigin scheme, host and port (RFC 6454), without a path
 */
@ConfigurationProperties("ptsd")
public record PublicOrigin(URI publicOrigin) {

    public PublicOrigin {
        if (!Set.of("http", "https").contains(String.valueOf(publicOrigin.getScheme()))
                || publicOrigin.getHost() == null
                || !String.valueOf(publicOrigin.getRawPath()).isEmpty()
                || publicOrigin.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "ptsd.public-origin must be scheme://host[:port] without a path, but is " + publicOrigin);
        }
    }

    public boolean isSecure() {
        return publicOrigin.getScheme().equals("https");
    }

    /** The absolute address of a path that starts with a slash. */
    public String at(String path) {
        return publicOrigin + path;
    }

    public boolean equalsHeader(@Nullable String origin) {
        return toString().equals(origin);
    }

    /** A cookie's name: with the prefix that makes browsers insist on TLS, where there is TLS (RFC 6265bis, 4.1.3.1). */
    public String cookieName(String name) {
        return isSecure() ? "__Secure-" + name : name;
    }

    @Override
    public String toString() {
        return publicOrigin.toString();
    }
}
