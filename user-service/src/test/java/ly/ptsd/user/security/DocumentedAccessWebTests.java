package ly.ptsd.user.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.jsonwebtoken.JwtBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every documented endpoint against everybody who may knock. An endpoint that is added to the API without a rule here
 * fails the build.
 */
@UserServiceTest
class DocumentedAccessWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DOCUMENT = Path.of("..", "frontend", "openapi", "user.json");

    /** Who may call an endpoint. */
    enum Rule {
        /** Anybody, from anywhere. */
        ANYBODY,
        /** Whoever has the cookie; a change only from our own pages. */
        BY_COOKIE,
        /** A subscriber, for what is theirs. */
        OWNER
    }

    static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("GET /.well-known/jwks.json", Rule.ANYBODY),
            Map.entry("POST /api/auth/refresh", Rule.BY_COOKIE),
            Map.entry("POST /api/auth/logout", Rule.BY_COOKIE),
            Map.entry("GET /api/auth/pending", Rule.BY_COOKIE),
            Map.entry("POST /api/auth/pending/link", Rule.BY_COOKIE),
            Map.entry("POST /api/auth/pending/create", Rule.BY_COOKIE),
            Map.entry("GET /api/users/me", Rule.OWNER),
            Map.entry("PATCH /api/users/me", Rule.OWNER),
            Map.entry("GET /api/users/pictures/{id}", Rule.ANYBODY),
            Map.entry("PUT /api/users/me/picture", Rule.OWNER),
            Map.entry("DELETE /api/users/me/picture", Rule.OWNER),
            Map.entry("GET /api/users/me/export", Rule.OWNER),
            Map.entry("POST /api/users/me/deletion", Rule.OWNER),
            Map.entry("DELETE /api/users/me/deletion", Rule.OWNER),
            Map.entry("GET /api/users/me/events", Rule.OWNER),
            Map.entry("POST /api/users/me/notices/{id}/seen", Rule.OWNER),
            Map.entry("GET /api/users/me/sessions", Rule.OWNER),
            Map.entry("DELETE /api/users/me/sessions", Rule.OWNER),
            Map.entry("DELETE /api/users/me/sessions/{id}", Rule.OWNER),
            Map.entry("POST /api/users/me/identities", Rule.OWNER),
            Map.entry("DELETE /api/users/me/identities/{id}", Rule.OWNER));

    private final SigningKeys keys;
    private final SecurityEvents events;

    private int port;
    private Browser owner;
    private String account;

    DocumentedAccessWebTests(@Autowired SigningKeys keys, @Autowired SecurityEvents events) {
        this.keys = keys;
        this.events = events;
    }

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        this.port = port;
        owner = SignedIn.browser(port);
        account = SignedIn.me(owner).at("/id").asString();
    }

    static Stream<String> documented() throws IOException {
        return JSON.readTree(Files.readString(DOCUMENT))
                .at("/paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    static Stream<String> owned() throws IOException {
        return documented().filter(operation -> RULES.get(operation) == Rule.OWNER);
    }

    static Stream<String> changedByCookie() throws IOException {
        return documented()
                .filter(operation -> RULES.get(operation) == Rule.BY_COOKIE)
                .filter(operation -> !operation.startsWith("GET "));
    }

    @Test
    void thereIsARuleForEveryEndpointAndAnEndpointForEveryRule() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource("owned")
    void nobodyComesInWithoutAToken(String operation) {
        refused(send(new Browser(port), operation), 401, "token_missing");
        refused(send(owner, operation), 401, "token_missing");
    }

    @ParameterizedTest
    @MethodSource("owned")
    void nobodyComesInWithATokenThatIsNotForThisDoor(String operation) throws JOSEException {
        var minute = Duration.ofMinutes(1);
        PrivateKey forger = new RSAKeyGenerator(2048).generate().toRSAPrivateKey();
        var past = Date.from(Instant.now().minusSeconds(40));

        refused(send(operation, token().issuedAt(Date.from(Instant.EPOCH)).expiration(past)), 401, "token_invalid");
        refused(send(operation, token().signWith(forger)), 401, "token_invalid");
        refused(send(operation, complete(keys.token("media+jwt", minute), "media:abcdefghijkl")), 401, "token_invalid");
        refused(send(operation, complete(keys.token("grant+jwt", minute), "media:abcdefghijkl")), 401, "token_invalid");
        refused(send(operation, complete(keys.token("machine+jwt", minute), "machine")), 401, "token_invalid");
        refused(send(operation, complete(keys.token("at+jwt", minute), "machine")), 401, "token_invalid");
    }

    @ParameterizedTest
    @MethodSource("owned")
    void nobodyComesInWithoutTheRole(String operation) {
        refused(send(operation, token().claim("roles", List.of())), 403, "forbidden");
        refused(send(operation, token().claim("roles", List.of("operator"))), 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("owned")
    void theOwnerComesIn(String operation) {
        assertThat(send(owner, operation, "Authorization", SignedIn.bearer(owner))
                        .statusCode())
                .isIn(200, 201, 204, 400, 409, 415);
    }

    @ParameterizedTest
    @MethodSource("owned")
    void anotherUserFindsNothingOfTheOwners(String operation) {
        var stranger = SignedIn.browser(port);
        var path = path(operation);
        var before = shown();
        var answer = send(stranger, path, "Authorization", SignedIn.bearer(stranger));

        if (operation.contains("{id}")) {
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(answer.body()).doesNotContain(account);
        assertThat(shown()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("changedByCookie")
    void nothingIsChangedByCookieFromAnotherOrigin(String operation) {
        refused(send(owner, operation, "Origin", "https://evil.example"), 403, "origin_refused");
        refused(send(owner, operation, "Origin", "null"), 403, "origin_refused");
        refused(send(owner, operation, "Sec-Fetch-Site", "same-site"), 403, "origin_refused");
        refused(send(owner, operation), 403, "origin_refused");
        assertThat(owner.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
    }

    /** What must not change by anything that a stranger does. */
    private List<JsonNode> shown() {
        var bearer = SignedIn.bearer(owner);
        var sessions = JSON.readTree(
                owner.get("/api/users/me/sessions", "Authorization", bearer).body());
        return List.of(
                JSON.readTree(
                        owner.get("/api/users/me", "Authorization", bearer).body()),
                JSON.readTree(owner.get("/api/users/me/events", "Authorization", bearer)
                        .body()),
                sessions.at("/sessions/0/id"));
    }

    private JwtBuilder token() {
        return complete(keys.token("at+jwt", Duration.ofMinutes(1)), "ptsd-api");
    }

    private JwtBuilder complete(JwtBuilder token, String audience) {
        return token.issuer(TestSettings.ORIGIN)
                .subject(account)
                .audience()
                .add(audience)
                .and()
                .claim("roles", List.of("subscriber"));
    }

    private HttpResponse<String> send(String operation, JwtBuilder token) {
        return send(new Browser(port), operation, "Authorization", "Bearer " + token.compact());
    }

    private HttpResponse<String> send(Browser browser, String operation, String... headers) {
        var method = operation.split(" ")[0];
        var path = path(operation).split(" ")[1];
        return browser.send(method, path, method.equals("POST") || method.equals("PATCH") ? "{}" : null, headers);
    }

    private String path(String operation) {
        return operation.contains("{id}") ? operation.replace("{id}", ownersIn(operation)) : operation;
    }

    /** Something of the owner's, so that a stranger knocks at a door that exists. */
    private String ownersIn(String operation) {
        if (operation.contains("/identities/")) {
            return SignedIn.me(owner).at("/identities/0/id").asString();
        }
        if (operation.contains("/notices/")) {
            events.record(new AccountId(UUID.fromString(account)), EventKind.REFRESH_TOKEN_REUSED, null, null);
            return SignedIn.me(owner).at("/notices/0/id").asString();
        }
        if (operation.contains("/sessions/")) {
            var sessions = owner.get("/api/users/me/sessions", "Authorization", SignedIn.bearer(owner));
            return JSON.readTree(sessions.body()).at("/sessions/0/id").asString();
        }
        throw new AssertionError("say here what {id} is in " + operation);
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(response.body()).at("/code").asString()).isEqualTo(code);
    }
}
