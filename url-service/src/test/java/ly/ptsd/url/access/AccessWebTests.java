package ly.ptsd.url.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class AccessWebTests extends RunningService {

    private static final Owner OWNER = Owner.create();
    private static final String MEDIA = name(16);

    /** Every endpoint that asks for a token, and the kind of token it asks for. */
    private static final Map<String, String> GUARDED = Map.ofEntries(
            Map.entry("POST /api/links", "access"),
            Map.entry("GET /api/links", "access"),
            Map.entry("GET /api/links/abcdefghijk", "access"),
            Map.entry("GET /api/links/abcdefghijk/statistics", "access"),
            Map.entry("GET /api/links/items/" + MEDIA + "/statistics", "access"),
            Map.entry("DELETE /api/links/abcdefghijk", "access"),
            Map.entry("PUT /api/links/machine/items/" + MEDIA, "machine"),
            Map.entry("PUT /api/links/machine/items/" + MEDIA + "/poster", "machine"),
            Map.entry("DELETE /api/links/machine/items/" + MEDIA, "machine"),
            Map.entry("POST /api/links/machine/grants/0123456789abcdef/redeem", "machine"),
            Map.entry("POST /api/links/machine/renewals", "machine"));

    @Test
    void rotatesItsKeysForWhoReachesTheManagementPort() {
        http.post()
                .uri("/actuator/signingkeys")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys[0].use")
                .isEqualTo("SIGNING")
                .jsonPath("$.keys[1].use")
                .isEqualTo("WAITING");
        http.get()
                .uri("/api/links/jwks.json")
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=300, public")
                .expectBody()
                .jsonPath("$.keys.length()")
                .isEqualTo(2);
    }

    static Stream<Arguments> refusals() {
        return GUARDED.entrySet().stream()
                .flatMap(endpoint -> refusedTokens(endpoint.getValue()).entrySet().stream()
                        .map(token -> arguments(endpoint.getKey(), token.getKey(), token.getValue())));
    }

    private static Map<String, String> refusedTokens(String kind) {
        var expired = Date.from(Instant.now().minusSeconds(60));
        return kind.equals("access")
                ? Map.of(
                        "the token of a machine",
                        OWNER.machineToken(),
                        "an expired token",
                        OWNER.accessTokenBuilder().expiration(expired).compact(),
                        "a token for another audience",
                        OWNER.accessTokenBuilder()
                                .audience()
                                .single("media:" + OWNER.tenant())
                                .compact(),
                        "a token of another issuer",
                        OWNER.accessTokenBuilder()
                                .issuer("https://elsewhere.example")
                                .compact(),
                        "a token of another type",
                        OWNER.accessTokenBuilder().header().type("JWT").and().compact(),
                        "a forged token",
                        OWNER.complete(forged("at+jwt")).compact(),
                        "no token at all",
                        "nonsense")
                : Map.of(
                        "the token of a person",
                        OWNER.accessToken(),
                        "an expired token",
                        OWNER.machineTokenBuilder().expiration(expired).compact(),
                        "a token for another audience",
                        OWNER.machineTokenBuilder()
                                .audience()
                                .single("ptsd-api")
                                .compact(),
                        "a token of another type",
                        OWNER.machineTokenBuilder()
                                .header()
                                .type("media+jwt")
                                .and()
                                .compact(),
                        "no token at all",
                        "nonsense");
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @MethodSource("refusals")
    void refusesEveryTokenThatIsNotTheRightOne(String endpoint, String what, String token) {
        var request = endpoint.split(" ");
        http.method(HttpMethod.valueOf(request[0]))
                .uri(request[1])
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token_invalid");
    }

    static Stream<String> guarded() {
        return GUARDED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void asksForATokenWhereThereIsNone(String endpoint) {
        var request = endpoint.split(" ");
        http.method(HttpMethod.valueOf(request[0]))
                .uri(request[1])
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token_missing");
    }

    @Test
    void refusesSomebodyWhoIsNoSubscriber() {
        http.get()
                .uri("/api/links")
                .headers(headers -> headers.setBearerAuth(
                        OWNER.accessTokenBuilder().claim("roles", List.of()).compact()))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
    }

    @ParameterizedTest
    @MethodSource("unnamed")
    void deniesWhatNobodyNamed(String path) {
        http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(OWNER.accessToken()))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    static Stream<String> unnamed() {
        return Stream.of("/", "/api/links/a/b", "/internal/links", "/actuator/env", "/v3/api-docs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s//11111111111", "/s/11111111111;a=b/grant", "/api/links//machine/renewals"})
    void refusesAnAddressThatCanBeReadInTwoWays(String path) {
        expectRefusal(http.get().uri(URI.create(path)).exchange(), HttpStatus.BAD_REQUEST, "request_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/", "/s/_/other.css", "/s/11111111111/other"})
    void knowsNothingElseBelowShortLinks(String path) {
        expectRefusal(http.get().uri(path).exchange(), HttpStatus.NOT_FOUND, "not_found");
    }

    @Test
    void letsEverybodyReadTheKeysEvenWithATokenThatIsNoGood() {
        http.get()
                .uri("/api/links/jwks.json")
                .headers(headers -> headers.setBearerAuth("stale"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(keys -> assertThat(keys).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":"));
    }

    @Test
    void saysThatItIsHealthy() {
        http.get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
    }
}
