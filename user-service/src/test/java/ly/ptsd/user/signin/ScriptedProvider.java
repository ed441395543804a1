package ly.ptsd.user.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ly.ptsd.user.account.Provider;

/**
 * An OpenID Connect provider whose answers a test can bend. Straight, it insists on what the true ones insist on: the
 * client's way to authenticate, PKCE S256, the registered redirect address, a code used once.
 */
public final class ScriptedProvider {

    public static final String CLIENT_ID = "ptsd";
    public static final String CLIENT_SECRET = "not-a-secret-at-all";

    private static final Map<Provider, ScriptedProvider> ALL = new EnumMap<>(Provider.class);

    private record Granted(Map<String, String> request, Map<String, Object> claims) {}

    private final Provider provider;
    private final HttpServer server;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();

    private volatile RSAKey key = newKey();
    private volatile UnaryOperator<JWTClaimsSet.Builder> bend = UnaryOperator.identity();
    private volatile boolean down;
    private volatile boolean silentAboutTokens;

    private ScriptedProvider(Provider provider) {
        this.provider = provider;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, down ? 503 : 200, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.start();
    }

    public static synchronized ScriptedProvider of(Provider provider) {
        return ALL.computeIfAbsent(provider, ScriptedProvider::new);
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void straighten() {
        bend = UnaryOperator.identity();
        silentAboutTokens = false;
        down = false;
    }

    void bend(UnaryOperator<JWTClaimsSet.Builder> change) {
        bend = change;
    }

    void rotateKey() {
        key = newKey();
    }

    void goDown() {
        down = true;
    }

    void answerNoToken() {
        silentAboutTokens = true;
    }

    /** What the provider's consent page does on "agree": the address to which it sends the browser back. */
    public String agree(String authorizationAddress, Map<String, Object> claims) {
        var request = query(authorizationAddress);
        var code = UUID.randomUUID().toString();
        codes.put(code, new Granted(request, claims));
        return request.get("redirect_uri") + "?code=" + code + "&state=" + request.get("state");
    }

    public static String refuse(String authorizationAddress, String error) {
        var request = query(authorizationAddress);
        return request.get("redirect_uri") + "?error=" + error + "&state=" + request.get("state");
    }

    public static Map<String, String> query(String address) {
        return form(URI.create(address).getRawQuery());
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var granted = codes.remove(String.valueOf(form.get("code")));
        if (silentAboutTokens) {
            answer(exchange, 500, Map.of());
        } else if (!authenticated(exchange, form)) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
        } else if (granted == null || !belongsTo(granted.request(), form)) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            UUID.randomUUID().toString(),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            3600,
                            "id_token",
                            idToken(granted)));
        }
    }

    private boolean authenticated(HttpExchange exchange, Map<String, String> form) {
        var basic = exchange.getRequestHeaders().getFirst("Authorization");
        return switch (provider) {
            case GOOGLE ->
                ("Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8)))
                        .equals(basic);
            case KAKAO ->
                basic == null
                        && CLIENT_ID.equals(form.get("client_id"))
                        && CLIENT_SECRET.equals(form.get("client_secret"));
        };
    }

    private static boolean belongsTo(Map<String, String> request, Map<String, String> form) {
        return "S256".equals(request.get("code_challenge_method"))
                && request.get("code_challenge").equals(sha256(form.get("code_verifier")))
                && request.get("redirect_uri").equals(form.get("redirect_uri"))
                && "authorization_code".equals(form.get("grant_type"));
    }

    /** A perfect ID token, for those who would use it as something else. */
    public String idTokenFor(String subject, String audience) {
        bend = claims -> claims.audience(audience);
        try {
            return idToken(new Granted(Map.of("nonce", "n"), Map.of("sub", subject)));
        } finally {
            straighten();
        }
    }

    private String idToken(Granted granted) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT_ID)
                .claim("nonce", granted.request().get("nonce"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        granted.claims().forEach(claims::claim);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    bend.apply(claims).build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        try (exchange) {
            var body = JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
