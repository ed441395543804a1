package ly.ptsd.gateway;

import static ly.ptsd.gateway.AccessMatrixScenarioTests.Rule.ACCESS;
import static ly.ptsd.gateway.AccessMatrixScenarioTests.Rule.MEDIA;
import static ly.ptsd.gateway.AccessMatrixScenarioTests.Rule.OPEN;
import static ly.ptsd.gateway.AccessMatrixScenarioTests.Rule.OPERATOR;
import static ly.ptsd.gateway.AccessMatrixScenarioTests.Rule.PLAY;
import static ly.ptsd.gateway.Behind.ORIGIN;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.UNKNOWN_TENANT;
import static ly.ptsd.gateway.Behind.access;
import static ly.ptsd.gateway.Behind.grants;
import static ly.ptsd.gateway.Behind.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jsonwebtoken.JwtBuilder;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.util.AntPathMatcher;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every documented endpoint × everybody who may knock. The endpoints are read from the services' API documents, so one
 * without a rule here fails the build: somebody has to say who may call it.
 */
class AccessMatrixScenarioTests extends GatewayScenario {

    private static final Path DOCUMENTS = Path.of("..", "frontend", "openapi");
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    /** Who the gateway lets on; the service behind decides what is theirs. */
    enum Rule {
        OPEN,
        ACCESS,
        OPERATOR,
        MEDIA,
        PLAY
    }

    /** First match wins. */
    private static final Map<String, Rule> RULES = rules(
            // media-service
            "/api/media/{tenantId}/play/{session}/**", PLAY,
            "/api/media/{tenantId}/archives", MEDIA,
            "/api/media/{tenantId}/archives/{ticket}/{name}", PLAY,
            "/api/media/{tenantId}/begun", MEDIA,
            "/api/media/{tenantId}/collections", MEDIA,
            "/api/media/{tenantId}/collections/**", MEDIA,
            "/api/media/{tenantId}/events", MEDIA,
            "/api/media/{tenantId}/items", MEDIA,
            "/api/media/{tenantId}/items/**", MEDIA,
            "/api/media/{tenantId}/play", MEDIA,
            "/api/media/{tenantId}/scrub", MEDIA,
            "/api/media/{tenantId}/tags", MEDIA,
            "/api/media/{tenantId}/trash", MEDIA,
            "/api/media/{tenantId}/trash/**", MEDIA,
            "/api/media/{tenantId}/uploads", MEDIA,
            "/api/media/{tenantId}/uploads/{id}", MEDIA,
            // user-service
            "/.well-known/jwks.json", OPEN,
            "/api/auth/logout", OPEN,
            "/api/auth/refresh", OPEN,
            "/api/auth/pending", OPEN,
            "/api/auth/pending/link", OPEN,
            "/api/auth/pending/create", OPEN,
            "/api/users/pictures/{id}", OPEN,
            "/api/users/me", ACCESS,
            "/api/users/me/deletion", ACCESS,
            "/api/users/me/events", ACCESS,
            "/api/users/me/export", ACCESS,
            "/api/users/me/identities", ACCESS,
            "/api/users/me/identities/{id}", ACCESS,
            "/api/users/me/notices/{id}/seen", ACCESS,
            "/api/users/me/picture", ACCESS,
            "/api/users/me/sessions", ACCESS,
            "/api/users/me/sessions/{id}", ACCESS,
            // aim-service
            "/api/plans", OPEN,
            "/api/machines/**", OPEN,
            "/api/operations/**", OPERATOR,
            "/api/subscriptions", ACCESS,
            "/api/subscriptions/{id}", ACCESS,
            "/api/subscriptions/{id}/cancellation", ACCESS,
            "/api/subscriptions/{id}/export", ACCESS,
            "/api/subscriptions/{id}/history", ACCESS,
            "/api/subscriptions/{id}/media-token", ACCESS,
            "/api/subscriptions/{id}/plan-change", ACCESS,
            "/api/subscriptions/{id}/restart", ACCESS,
            "/api/subscriptions/{id}/retry", ACCESS,
            "/api/subscriptions/{id}/start", ACCESS,
            "/api/subscriptions/{id}/stop", ACCESS,
            "/api/subscriptions/{id}/timeline", ACCESS,
            // url-service
            "/api/links/jwks.json", OPEN,
            "/api/links/machine/**", OPEN,
            "/api/links", ACCESS,
            "/api/links/{slug}", ACCESS,
            "/api/links/{slug}/statistics", ACCESS,
            "/api/links/items/{mediaId}/statistics", ACCESS,
            "/s/_/landing.css", OPEN,
            "/s/{slug}", OPEN,
            "/s/{slug}/card.jpg", OPEN,
            "/s/{slug}/grant", OPEN,
            "/s/{slug}/password", OPEN,
            "/s/{slug}/download", OPEN);

    /** Somebody at the door, and what each rule answers them. */
    private record Visitor(String name, String token, Map<Rule, Integer> answers) {}

    private record Endpoint(String method, String path, Rule rule) {}

    @TestFactory
    Stream<DynamicContainer> letsEachVisitorGoWhereTheyMay() throws IOException {
        var endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(40);
        return visitors().stream()
                .map(visitor -> dynamicContainer(
                        visitor.name(),
                        endpoints.stream()
                                .map(endpoint -> dynamicTest(
                                        endpoint.method() + " " + endpoint.path(), () -> check(visitor, endpoint)))));
    }

    @Test
    void hasARuleForEveryDocumentedEndpoint() throws IOException {
        assertThat(documented())
                .allSatisfy((operation, rule) -> assertThat(rule).as(operation).isNotEmpty());
    }

    private void check(Visitor visitor, Endpoint endpoint) throws Exception {
        var headers =
                visitor.token().isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + visitor.token()};
        var answer = caller.send(endpoint.method(), concrete(endpoint.path()), BodyPublishers.noBody(), headers);
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(visitor.answers().get(endpoint.rule()));
    }

    private static List<Visitor> visitors() {
        var expired = Date.from(Instant.now().minusSeconds(60));
        var roles = List.of("subscriber");
        return List.of(
                visitor("anonymous", "", 200, 401, 401, 401),
                visitor("nonsense", "nonsense", 200, 401, 401, 401),
                visitor("expired access token", access.token("ptsd-api").expiration(expired), 200, 401, 401, 401),
                visitor("forged access token", new TestTokens(ORIGIN, "at+jwt").token("ptsd-api"), 200, 401, 401, 401),
                visitor("subscriber", access.token("ptsd-api").claim("roles", roles), 200, 200, 403, 401),
                visitor("another user", access.token("ptsd-api").claim("roles", roles), 200, 200, 403, 401),
                visitor("no roles", access.token("ptsd-api"), 200, 200, 403, 401),
                visitor("operator", access.token("ptsd-api").claim("roles", List.of("operator")), 200, 200, 200, 401),
                visitor("owner of this tenant", owner.token("media:" + TENANT), 200, 401, 401, 200),
                visitor("owner, expired", owner.token("media:" + TENANT).expiration(expired), 200, 401, 401, 401),
                visitor("owner of another tenant", owner.token("media:" + UNKNOWN_TENANT), 200, 401, 401, 404),
                visitor("friend with a grant", grants.token("media:" + TENANT), 200, 401, 401, 200),
                visitor("friend of another tenant", grants.token("media:" + UNKNOWN_TENANT), 200, 401, 401, 404),
                visitor(
                        "machine",
                        owner.token("machine").header().type("machine+jwt").and(),
                        200,
                        401,
                        401,
                        401));
    }

    private static Visitor visitor(String name, JwtBuilder token, int open, int access, int operator, int media) {
        return visitor(name, token.compact(), open, access, operator, media);
    }

    /** A play path is open to all: what is in it, a session or a ticket, is the permission, which the media server checks. */
    private static Visitor visitor(String name, String token, int open, int access, int operator, int media) {
        return new Visitor(
                name, token, Map.of(OPEN, open, PLAY, open, ACCESS, access, OPERATOR, operator, MEDIA, media));
    }

    private static List<Endpoint> endpoints() throws IOException {
        var endpoints = new ArrayList<Endpoint>();
        documented().forEach((operation, rules) -> {
            var parts = operation.split(" ");
            rules.forEach(rule -> endpoints.add(new Endpoint(parts[0], parts[1], rule)));
        });
        // nothing documents these yet, and they have rules
        endpoints.add(new Endpoint("GET", "/api/operations/instances", OPERATOR));
        endpoints.add(new Endpoint("POST", "/api/machines/boot", OPEN));
        return endpoints;
    }

    /** Each documented operation with the rule for it, or none. */
    private static Map<String, List<Rule>> documented() throws IOException {
        var operations = new TreeMap<String, List<Rule>>();
        try (var files = Files.list(DOCUMENTS)) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                var paths = new JsonMapper().readTree(Files.readString(file)).get("paths");
                paths.propertyStream()
                        .forEach(path -> path.getValue().propertyNames().stream()
                                .filter(METHODS::contains)
                                .forEach(method -> operations.put(
                                        method.toUpperCase() + " " + path.getKey(), ruleFor(path.getKey()))));
            }
        }
        return operations;
    }

    private static List<Rule> ruleFor(String path) {
        var matcher = new AntPathMatcher();
        return RULES.entrySet().stream()
                .filter(rule -> rule.getKey().equals(path)
                        || (rule.getKey().endsWith("**")
                                && matcher.match(rule.getKey().replaceAll("\\{\\w+}", "*"), path)))
                .map(Map.Entry::getValue)
                .limit(1)
                .toList();
    }

    private static String concrete(String path) {
        return path.replace("{tenantId}", TENANT).replaceAll("\\{\\w+}", "abc");
    }

    private static Map<String, Rule> rules(Object... pairs) {
        var rules = new LinkedHashMap<String, Rule>();
        for (int i = 0; i < pairs.length; i += 2) {
            rules.put((String) pairs[i], (Rule) pairs[i + 1]);
        }
        return rules;
    }
}
