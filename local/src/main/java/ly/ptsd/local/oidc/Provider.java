package ly.ptsd.local.oidc;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import java.util.List;

/** The two providers and where they differ in what a client can see. */
enum Provider {
    GOOGLE(
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST),
            List.of("sub", "name", "email", "email_verified", "picture"),
            List.of("openid", "profile", "email")),

    /** Takes the client's secret in the form only, never says whether an e-mail is proven, and may have none. */
    KAKAO(
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_POST),
            List.of("sub", "nickname", "picture", "email"),
            List.of("openid", "profile_nickname", "profile_image", "account_email"));

    private final List<ClientAuthenticationMethod> clientAuthentication;
    private final List<String> claims;
    private final List<String> scopes;

    Provider(List<ClientAuthenticationMethod> clientAuthentication, List<String> claims, List<String> scopes) {
        this.clientAuthentication = clientAuthentication;
        this.claims = claims;
        this.scopes = scopes;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    List<ClientAuthenticationMethod> clientAuthentication() {
        return clientAuthentication;
    }

    List<String> claims() {
        return claims;
    }

    List<String> scopes() {
        return scopes;
    }
}
