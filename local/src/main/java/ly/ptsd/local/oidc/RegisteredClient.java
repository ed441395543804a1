package ly.ptsd.local.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The application both providers know.
 *
 * @param redirect where a provider sends the browser back to, {@code {provider}} standing for its id; without a port
 *     any port of that host will do, as RFC 8252 wants it for the loopback address
 */
public record RegisteredClient(String id, String googleSecret, String kakaoSecret, String redirect) {

    boolean redirectsTo(Provider provider, URI wanted) {
        URI registered = URI.create(redirect.replace("{provider}", provider.id()));
        if (registered.getPort() != -1) {
            return registered.equals(wanted);
        }
        return registered.getScheme().equals(wanted.getScheme())
                && registered.getHost().equals(wanted.getHost())
                && registered.getPath().equals(wanted.getPath())
                && wanted.getQuery() == null
                && wanted.getFragment() == null;
    }

    boolean authenticates(Provider provider, String secret) {
        String registered =
                switch (provider) {
                    case GOOGLE -> googleSecret;
                    case KAKAO -> kakaoSecret;
                };
        return MessageDigest.isEqual(
                registered.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
