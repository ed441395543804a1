package ly.ptsd.url;

import static java.util.Objects.requireNonNullElse;

import io.jsonwebtoken.JwtBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service on a port, with its real stores and with callers who hold real tokens. One for all tests. */
@Import({DescribedApi.class, RunningService.Time.class})
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningService {

    protected static final String ORIGIN = "https://ptsd.example";
    protected static final String VIEWER = "abcdefghijklmnopqrstuv";
    protected static final String SESSION = "ABCDEFGHIJKLMNOPQRSTUV";
    protected static final RedisDoor REDIS = new RedisDoor(URI.create(store("PTSD_TEST_REDIS")));

    private static final Keys USER = new Keys();
    private static final Keys AIM = new Keys();
    private static final Path JOURNAL = temporaryFolder();
    private static final String DATABASE = "url_" + UUID.randomUUID().toString().replace("-", "");

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected StringRedisTemplate redis;

    @Autowired
    protected TestClock clock;

    protected RestTestClient http;

    @Configuration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("ptsd.public-origin", () -> ORIGIN);
        properties.add("ptsd.signing-secret", () -> "a secret of at least thirty-two characters");
        properties.add("ptsd.url.visits.journal", JOURNAL::toString);
        properties.add("ptsd.user.jwk-set-uri", USER::uri);
        properties.add("ptsd.aim.jwk-set-uri", AIM::uri);
        properties.add(
                "spring.datasource.url",
                () -> store("PTSD_TEST_SQL") + "/" + DATABASE + "?createDatabaseIfNotExist=true");
        properties.add(
                "spring.datasource.username", () -> requireNonNullElse(System.getenv("PTSD_TEST_SQL_USER"), "root"));
        properties.add(
                "spring.datasource.password", () -> requireNonNullElse(System.getenv("PTSD_TEST_SQL_PASSWORD"), ""));
        properties.add("spring.data.redis.url", () -> REDIS.url(2));
        // a machine that is busy with other tests is no Redis that is away: that one is told at once
        properties.add("spring.data.redis.timeout", () -> "15s");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("journal");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String store(String variable) {
        var address = System.getenv(variable);
        if (address == null) {
            throw new IllegalStateException(variable + " is not set: these tests need the stores of ./ptsdly test");
        }
        return address;
    }

    @BeforeEach
    void openTheDoors() {
        REDIS.open();
        clock.run();
        http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    /** An owner with a tenant and the media server that speaks for it. */
    public record Owner(UUID account, String tenant) {

        public static Owner create() {
            return new Owner(UUID.randomUUID(), name(12));
        }

        public String accessToken() {
            return accessTokenBuilder().compact();
        }

        public JwtBuilder accessTokenBuilder() {
            return complete(USER.token("at+jwt"));
        }

        /** What an access token says, whoever signs it. */
        public JwtBuilder complete(JwtBuilder token) {
            return token.issuer(ORIGIN)
                    .subject(account.toString())
                    .audience()
                    .add("ptsd-api")
                    .and()
                    .claim("roles", List.of("subscriber"));
        }

        public String machineToken() {
            return machineTokenBuilder().compact();
        }

        public JwtBuilder machineTokenBuilder() {
            return AIM.token("machine+jwt")
                    .issuer(ORIGIN + "/api/machines")
                    .subject("i-0123456789abcdef0")
                    .audience()
                    .add("machine")
                    .and()
                    .claim("tenant", tenant)
                    .claim("owner", account.toString())
                    .claim("generation", 1);
        }
    }

    /** A signature of somebody nobody trusts. */
    protected static JwtBuilder forged(String type) {
        return new Keys().token(type);
    }

    protected static String name(int length) {
        var random = RandomGenerator.getDefault();
        return random.ints(length, 0, 32)
                .mapToObj(index -> "abcdefghijklmnopqrstuvwxyz234567".substring(index, index + 1))
                .collect(Collectors.joining());
    }

    /** @return the new item's media id */
    protected String announce(Owner owner, String title, String state) {
        var media = name(16);
        announce(owner, media, title, state, 1);
        return media;
    }

    protected void announce(Owner owner, String media, String title, String state, long version) {
        http.put()
                .uri("/api/links/machine/items/" + media)
                .headers(headers -> headers.setBearerAuth(owner.machineToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "title",
                        title,
                        "durationSeconds",
                        192.4,
                        "width",
                        1920,
                        "height",
                        1080,
                        "state",
                        state,
                        "version",
                        version))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    protected void putPoster(Owner owner, String media, byte[] jpeg) {
        http.put()
                .uri("/api/links/machine/items/" + media + "/poster")
                .headers(headers -> headers.setBearerAuth(owner.machineToken()))
                .contentType(MediaType.IMAGE_JPEG)
                .body(jpeg)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    /** @return the slug */
    protected String share(Owner owner, String media) {
        return (String) link(owner, media).get("slug");
    }

    @SuppressWarnings("unchecked")
    protected Map<String, Object> link(Owner owner, String media) {
        return http.post()
                .uri("/api/links")
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("tenantId", owner.tenant(), "mediaId", media))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    protected RestTestClient.ResponseSpec change(Owner owner, String slug, Map<String, ?> settings) {
        return http.patch()
                .uri("/api/links/" + slug)
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(settings)
                .exchange();
    }

    protected void revoke(Owner owner, String slug) {
        http.delete()
                .uri("/api/links/" + slug)
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    protected RestTestClient.ResponseSpec askForGrant(String slug) {
        return http.post().uri("/s/" + slug + "/grant").exchange();
    }

    /** A media server hands in a grant. */
    protected RestTestClient.ResponseSpec redeem(Owner server, String grant, String slug, String media) {
        return machine(server, "/api/links/machine/grants/" + grant + "/redeem", redemption(slug, media, VIEWER));
    }

    protected static Map<String, Object> redemption(String slug, String media, String viewer) {
        return Map.of("link", slug, "media", media, "viewer", viewer, "password", 0);
    }

    /** A media server asks whether a session may go on. */
    protected RestTestClient.ResponseSpec renew(Owner server, String slug, String media, double seconds) {
        return machine(server, "/api/links/machine/renewals", renewal(slug, media, seconds));
    }

    protected static Map<String, Object> renewal(String slug, String media, double seconds) {
        return Map.of("session", SESSION, "link", slug, "media", media, "viewer", VIEWER, "secondsDelivered", seconds);
    }

    protected RestTestClient.ResponseSpec machine(Owner server, String path, Map<String, Object> body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(server.machineToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    protected RestTestClient.ResponseSpec openInBrowser(String slug) {
        return http.get()
                .uri("/s/" + slug)
                .header(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header(HttpHeaders.USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36")
                .exchange();
    }

    protected static void expectRefusal(RestTestClient.ResponseSpec answer, HttpStatus status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    public static byte[] jpeg(int width, int height) {
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return file.toByteArray();
    }
}
