package ly.ptsd.local.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One provider's protocol: what it publishes, whom it lets in, and what it hands out. Knows no HTTP and no pages. */
final class Issuer {

    private static final Duration PAGE_LIFE = Duration.ofMinutes(15);
    private static final Duration CODE_LIFE = Duration.ofSeconds(60);
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final Provider provider;
    private final String issuer;
    private final RegisteredClient client;
    private final SigningKeys keys;
    private final Clock clock;
    private final Expiring<AuthenticationRequest> pages;
    private final Expiring<Granted> codes;
    private final Expiring<SignedIn> accessTokens;

    private record Granted(AuthenticationRequest request, SignedIn person, Duration clock) {}

    Issuer(Provider provider, String issuer, RegisteredClient client, SigningKeys keys, Clock clock) {
        this.provider = provider;
        this.issuer = issuer;
        this.client = client;
        this.keys = keys;
        this.clock = clock;
        this.pages = new Expiring<>(clock, PAGE_LIFE);
        this.codes = new Expiring<>(clock, CODE_LIFE);
        this.accessTokens = new Expiring<>(clock, TOKEN_LIFE);
    }

    Provider provider() {
        return provider;
    }

    String issuer() {
        return issuer;
    }

    String keys() {
        return keys.published().toString(true);
    }

    OIDCProviderMetadata metadata() {
        var metadata = new OIDCProviderMetadata(
                new com.nimbusds.oauth2.sdk.id.Issuer(issuer), List.of(SubjectType.PUBLIC), endpoint("jwks"));
        metadata.setAuthorizationEndpointURI(endpoint("authorize"));
        metadata.setTokenEndpointURI(endpoint("token"));
        metadata.setUserInfoEndpointURI(endpoint("userinfo"));
        metadata.setResponseTypes(List.of(new ResponseType(ResponseType.Value.CODE)));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE));
        metadata.setScopes(new Scope(provider.scopes().toArray(String[]::new)));
        metadata.setClaims(provider.claims());
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(provider.clientAuthentication());
        return metadata;
    }

    private URI endpoint(String name) {
        return URI.create(issuer + "/" + name);
    }

    /**
     * Checks a request to sign in and keeps it while the person looks at the page.
     *
     * @return the key that the page's form sends back
     * @throws Refused when nobody can be told by redirect, since the application or its address is wrong
     */
    String begin(AuthenticationRequest request) {
        if (!request.getClientID().getValue().equals(client.id())) {
            throw new Refused("unknown client_id");
        }
        if (!client.redirectsTo(provider, request.getRedirectionURI())) {
            throw new Refused("redirect_uri is not registered");
        }
        if (request.getState() == null || request.getNonce() == null) {
            throw new Refused("state and nonce are required");
        }
        if (request.getCodeChallenge() == null || request.getCodeChallengeMethod() != CodeChallengeMethod.S256) {
            throw new Refused("a code_challenge by S256 is required");
        }
        String page = UUID.randomUUID().toString();
        pages.put(page, request);
        return page;
    }

    /** What the application asked for, while its page is open. */
    Optional<AuthenticationRequest> requested(String page) {
        return pages.find(page);
    }

    /** Lets the person in, with or without telling the e-mail; answers where the browser goes. */
    URI signIn(AuthenticationRequest request, Person person, boolean sharesEmail, Faults faults) {
        var code = new AuthorizationCode();
        var signedIn = new SignedIn(
                provider,
                person.subjectAt(issuer),
                person.name(),
                sharesEmail ? person.email() : null,
                issuer + "/picture.svg");
        codes.put(code.getValue(), new Granted(request, signedIn, faults.clock()));
        if (faults.newKey()) {
            keys.replace();
        }
        return new AuthenticationSuccessResponse(
                        request.getRedirectionURI(), code, null, null, request.getState(), null, null)
                .toURI();
    }

    /** Tells the application that the person did not want to; answers where the browser goes. */
    static URI cancel(AuthenticationRequest request) {
        return fail(request, OAuth2Error.ACCESS_DENIED);
    }

    /** Tells the application that it went wrong; answers where the browser goes. */
    static URI fail(AuthenticationRequest request, ErrorObject error) {
        return new AuthenticationErrorResponse(request.getRedirectionURI(), error, request.getState(), null).toURI();
    }

    /** Ends the page: its form cannot be sent again. */
    void close(String page) {
        pages.take(page);
    }

    /** Exchanges a code, once, for tokens. */
    OIDCTokenResponse exchange(TokenRequest request) throws NotGranted {
        authenticate(request.getClientAuthentication());
        if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant)) {
            throw new NotGranted(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        Granted granted = codes.take(grant.getAuthorizationCode().getValue())
                .filter(it -> belongsTo(it.request(), grant))
                .orElseThrow(() -> new NotGranted(OAuth2Error.INVALID_GRANT));
        var access =
                new BearerAccessToken(TOKEN_LIFE.toSeconds(), granted.request().getScope());
        accessTokens.put(access.getValue(), granted.person());
        return new OIDCTokenResponse(new OIDCTokens(keys.sign(idToken(granted)), access, null));
    }

    private void authenticate(@Nullable ClientAuthentication given) throws NotGranted {
        if (!(given instanceof PlainClientSecret secret)
                || !provider.clientAuthentication().contains(given.getMethod())
                || !given.getClientID().getValue().equals(client.id())
                || !client.authenticates(provider, secret.getClientSecret().getValue())) {
            throw new NotGranted(OAuth2Error.INVALID_CLIENT);
        }
    }

    private static boolean belongsTo(AuthenticationRequest request, AuthorizationCodeGrant grant) {
        CodeVerifier verifier = grant.getCodeVerifier();
        return verifier != null
                && Objects.equals(request.getRedirectionURI(), grant.getRedirectionURI())
                && CodeChallenge.compute(CodeChallengeMethod.S256, verifier).equals(request.getCodeChallenge());
    }

    private JWTClaimsSet idToken(Granted granted) {
        Instant now = clock.instant().plus(granted.clock());
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(granted.person().subject())
                .audience(client.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                .claim("nonce", granted.request().getNonce().getValue());
        granted.person().claims().forEach(claims::claim);
        return claims.build();
    }

    /** Whom an access token belongs to. */
    Optional<SignedIn> owner(String accessToken) {
        return accessTokens.find(accessToken);
    }

    static AuthenticationRequest parse(String query) {
        try {
            return AuthenticationRequest.parse(query);
        } catch (ParseException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }
}
