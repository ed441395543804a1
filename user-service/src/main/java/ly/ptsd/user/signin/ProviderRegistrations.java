package ly.ptsd.user.signin;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.origin.PublicOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The registrations with all providers: what ours is comes from the settings, what theirs is from discovery (OpenID
 * Connect Discovery 1.0), so that the service starts while a provider is down.
 */
@Component
class ProviderRegistrations implements ClientRegistrationRepository {

    static final String CALLBACK = "/login/oauth2/code/";

    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final Map<Provider, ProviderDiscovery> discoveries = new EnumMap<>(Provider.class);
    private final PublicOrigin origin;
    private final RestClient http;

    ProviderRegistrations(SignInProperties properties, PublicOrigin origin, ProviderHttp http, Clock clock) {
        this.origin = origin;
        this.http = RestClient.builder().requestFactory(http.requests()).build();
        for (var provider : Provider.values()) {
            var ours = properties.of(provider);
            discoveries.put(provider, new ProviderDiscovery(() -> discover(provider, ours), clock));
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return Provider.of(id)
                .map(discoveries::get)
                .map(ProviderDiscovery::registration)
                .orElse(null);
    }

    private ClientRegistration discover(Provider provider, SignInProperties.Registration ours) {
        var document = http.get()
                .uri(ours.issuer() + "/.well-known/openid-configuration")
                .retrieve()
                .body(DOCUMENT);
        if (document == null || !ours.issuer().toString().equals(document.get("issuer"))) {
            throw new IllegalStateException(ours.issuer() + " publishes the configuration of another issuer");
        }
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(provider.id())
                .clientId(ours.clientId())
                .clientSecret(ours.clientSecret())
                .clientAuthenticationMethod(authenticationOf(provider))
                .scope(ours.scope())
                .redirectUri(origin.at(CALLBACK + provider.id()))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    /** Kakao reads the secret from the body only. */
    private static ClientAuthenticationMethod authenticationOf(Provider provider) {
        return switch (provider) {
            case GOOGLE -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
            case KAKAO -> ClientAuthenticationMethod.CLIENT_SECRET_POST;
        };
    }
}
