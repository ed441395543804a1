package ly.ptsd.user.farewell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.picture.TestPictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Leaving, with a grace of seconds. */
@UserServiceTest
@TestPropertySource(properties = {"ptsd.user.deletion-grace=4s", "ptsd.user.deletion-look=1s"})
class FarewellScenarioTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DELETION = "/api/users/me/deletion";
    private static final String CONFIRMED = "{\"confirm\": \"Kim\"}";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Map<String, Object> person = SignedIn.person(null);
    private final StringRedisTemplate redis;
    private final JdbcClient jdbc;
    private Browser here;
    private Browser elsewhere;
    private String bearer;

    FarewellScenarioTests(@Autowired StringRedisTemplate redis, @Autowired JdbcClient jdbc) {
        this.redis = redis;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signInTwice(@LocalServerPort int port) {
        here = new Browser(port);
        elsewhere = new Browser(port);
        SignedIn.by(here, Provider.GOOGLE, "/", person);
        SignedIn.by(elsewhere, Provider.GOOGLE, "/", person);
        bearer = SignedIn.bearer(here);
    }

    @Test
    void leavesNothingOfAnAccountAndTellsTheOthers() {
        var id = SignedIn.me(here).at("/id").asString();
        var picture = JSON.readTree(here.put("/api/users/me/picture", "image/jpeg", TestPictures.jpeg(64, 64), bearer)
                        .body())
                .at("/pictureUrl")
                .asString();
        var deletesAt = Instant.parse(
                JSON.readTree(ask(CONFIRMED).body()).at("/deletesAt").asString());
        assertThat(deletesAt).isAfter(Instant.now());

        await().atMost(SOON).untilAsserted(() -> assertThat(told(id)).hasSize(1));
        assertThat(Instant.now()).isAfterOrEqualTo(deletesAt);
        assertThat(here.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(401);
        assertThat(here.get("/api/users/me", "Authorization", bearer).statusCode())
                .isEqualTo(404);
        await().atMost(SOON).until(() -> here.bytes(picture).statusCode() == 404);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM picture WHERE id = ?")
                        .param(picture.substring(picture.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single())
                .isZero();
        isSaidAgainTomorrow(told(id).getFirst());
    }

    @Test
    void makesSomebodyWhoComesBackANewAccount() {
        var old = SignedIn.me(here).at("/id").asString();
        ask(CONFIRMED);
        await().atMost(SOON).untilAsserted(() -> assertThat(told(old)).hasSize(1));

        SignedIn.by(here, Provider.GOOGLE, "/", person);
        assertThat(SignedIn.me(here).at("/id").asString()).isNotEqualTo(old);
    }

    @Test
    void endsOtherSessionsAtOnceAndLetsTheOwnerSignInAndThinkBetterOfIt() {
        var id = SignedIn.me(here).at("/id").asString();
        var deletesAt = JSON.readTree(ask(CONFIRMED).body()).at("/deletesAt").asString();
        assertThat(elsewhere.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(401);
        SignedIn.by(elsewhere, Provider.GOOGLE, "/", person);
        assertThat(SignedIn.me(elsewhere).at("/deletesAt").asString()).isEqualTo(deletesAt);

        assertThat(elsewhere
                        .delete(DELETION, "Authorization", SignedIn.bearer(elsewhere))
                        .statusCode())
                .isEqualTo(204);
        assertThat(SignedIn.me(here).at("/deletesAt").isNull()).isTrue();
        await().during(Duration.ofSeconds(6)).atMost(SOON).until(() -> told(id).isEmpty());
        assertThat(SignedIn.me(here).at("/id").asString()).isEqualTo(id);
    }

    @Test
    void wantsTheNameTyped() {
        refused(ask("{\"confirm\": \"kim\"}"), 422, "confirmation_wrong");
        refused(ask("{}"), 400, "request_invalid");
        assertThat(SignedIn.me(here).at("/deletesAt").isNull()).isTrue();
        assertThat(elsewhere.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
    }

    @Test
    void isNobodyElsesToAskFor() {
        assertThat(here.send("POST", DELETION, CONFIRMED).statusCode()).isEqualTo(401);
        assertThat(here.delete(DELETION).statusCode()).isEqualTo(401);
    }

    /** Redis may lose its memory before everybody has listened. */
    private void isSaidAgainTomorrow(AccountDeleted message) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                SELECT execution_time > DATE_ADD(UTC_TIMESTAMP(), INTERVAL 23 HOUR) FROM scheduled_tasks
                                WHERE task_name = 'send-message' AND task_instance = ?
                                """)
                                .param(message.id().toString())
                                .query(Boolean.class)
                                .single())
                        .isTrue());
    }

    private HttpResponse<String> ask(String body) {
        return here.send("POST", DELETION, body, "Authorization", bearer);
    }

    private List<AccountDeleted> told(String account) {
        return redis.opsForStream().range(Message.STREAM, Range.unbounded()).stream()
                .map(entry -> String.valueOf(entry.getValue().get(Message.FIELD)))
                .filter(json -> json.contains(account))
                .map(json -> (AccountDeleted) MessageJson.read(json))
                .toList();
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).at("/code").asString()).isEqualTo(code);
    }
}
