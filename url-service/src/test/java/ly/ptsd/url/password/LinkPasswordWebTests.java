package ly.ptsd.url.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.url.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

class LinkPasswordWebTests extends RunningService {

    private static final String PASSWORD = "열려라 참깨";

    private final Owner owner = Owner.create();
    private String media;
    private String slug;

    @BeforeEach
    void aProtectedLink() {
        media = announce(owner, "비밀 여행", "READY");
        putPoster(owner, media, jpeg(80, 40));
        slug = share(owner, media);
        set(PASSWORD);
    }

    @Test
    void thePasswordIsKeptAsAnArgonHashAndShownToNobody() {
        assertThat(jdbc.sql("SELECT password_hash FROM link WHERE slug = ?")
                        .param(slug)
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD);
        var link = change(owner, slug, Map.of())
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(link).contains("\"hasPassword\":true").doesNotContain("argon", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void theFormSaysNothingOfTheVideoAndNeedsNoScript(String language) {
        var html = http.get()
                .uri("/s/" + slug)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(html)
                .contains("<form method=\"post\" action=\"/s/" + slug + "/password\">", "type=\"password\"")
                .contains(language.equals("ko") ? "비밀번호가 필요한 영상" : "This video needs a password")
                .doesNotContain("비밀 여행", "card.jpg", "3분", "id=\"player\"", "og:image");
    }

    @Test
    void nothingIsGivenOutWithoutThePassword() {
        expectRefusal(askForGrant(slug), HttpStatus.FORBIDDEN, "password_required");
        expectRefusal(http.get().uri("/s/" + slug + "/card.jpg").exchange(), HttpStatus.FORBIDDEN, "password_required");
        http.get()
                .uri("/s/" + slug)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.availability")
                .isEqualTo("LOCKED")
                .jsonPath("$.title")
                .isEqualTo(null)
                .jsonPath("$.posterUrl")
                .isEqualTo(null);
    }

    @Test
    void whoeverEntersThePasswordIsLedToTheVideoWithACookieForThisLinkAlone() {
        var answer = enter(PASSWORD).expectStatus().isSeeOther();
        answer.expectHeader().valueEquals(HttpHeaders.LOCATION, "/s/" + slug);
        var cookie = cookieOf(answer);

        assertThat(cookie)
                .startsWith("__Secure-ptsd_link=")
                .contains("Path=/s/" + slug + ";", "Max-Age=14400", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(page(cookie)).contains("id=\"player\"", "비밀 여행", "/s/" + slug + "/card.jpg");
        grantWith(cookie).expectStatus().isCreated();
        http.get()
                .uri("/s/" + slug + "/card.jpg")
                .header(HttpHeaders.COOKIE, value(cookie))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Test
    void theCookieOfOneLinkOpensNoOther() {
        var other = share(owner, media);
        change(owner, other, Map.of("password", PASSWORD)).expectStatus().isOk();
        var cookie = cookieOf(enter(PASSWORD));

        assertThat(openWith(cookie, other)).contains("type=\"password\"");
    }

    @Test
    void theCookieIsOverAfterFourHoursAndWorthNothingWhenChanged() {
        var cookie = cookieOf(enter(PASSWORD));
        assertThat(page(cookie.replaceFirst("(.{10});", "AAAAAAAAAA;"))).contains("type=\"password\"");

        clock.moveOn(Duration.ofHours(4).minusSeconds(5));
        assertThat(page(cookie)).contains("id=\"player\"");
        clock.moveOn(Duration.ofSeconds(6));
        assertThat(page(cookie)).contains("type=\"password\"");
    }

    @Test
    void aNewPasswordMakesTheCookieAndTheGrantsOfTheOldOneVoidAndEndsWhatIsPlaying() {
        var cookie = cookieOf(enter(PASSWORD));
        var early = version(grantWith(cookie));
        redeemKnowing(early).expectStatus().isNoContent();
        renew(owner, slug, media, 30).expectStatus().isNoContent();

        set("another one");

        assertThat(page(cookie)).contains("type=\"password\"");
        expectRefusal(grantWith(cookie), HttpStatus.FORBIDDEN, "password_required");
        expectRefusal(redeemKnowing(early), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(renew(owner, slug, media, 60), HttpStatus.GONE, "link_unknown");

        redeemKnowing(version(grantWith(cookieOf(enter("another one")))))
                .expectStatus()
                .isNoContent();
        renew(owner, slug, media, 30).expectStatus().isNoContent();
    }

    @Test
    void aPasswordSetWhileSomebodyWatchesEndsThatAndOneTakenAwayLetsEverybodyIn() {
        set(null);
        openInBrowser(slug)
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("id=\"player\""));
        redeemKnowing(version(askForGrant(slug))).expectStatus().isNoContent();
        renew(owner, slug, media, 30).expectStatus().isNoContent();

        set(PASSWORD);
        expectRefusal(renew(owner, slug, media, 60), HttpStatus.GONE, "link_unknown");

        set(null);
        renew(owner, slug, media, 60).expectStatus().isNoContent();
    }

    @Test
    void aPasswordInTheAddressOpensNothing() {
        http.post()
                .uri("/s/" + slug + "/password?password={password}", PASSWORD)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("password=")
                .exchange()
                .expectStatus()
                .isForbidden();
        http.get()
                .uri("/s/" + slug + "?password={password}", PASSWORD)
                .exchange()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("type=\"password\""));
        http.get()
                .uri("/s/" + slug + "/password?password={password}", PASSWORD)
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void afterFiveWrongPasswordsANetworkHasToWaitAndNoOtherHas() {
        for (int count = 0; count < 5; count++) {
            assertThat(html(enter("wrong", "203.0.113.7").expectStatus().isForbidden()))
                    .contains("role=\"alert\"", "비밀번호가 맞지 않아요");
        }
        var refused = enter(PASSWORD, "203.0.113.7").expectStatus().isEqualTo(429);
        assertThat(Integer.parseInt(
                        refused.returnResult(String.class).getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER)))
                .isBetween(590, 600);
        assertThat(html(enter(PASSWORD, "203.0.113.7"))).contains("10분 뒤에", "<form");

        enter(PASSWORD, "203.0.113.8").expectStatus().isSeeOther();
    }

    @Test
    void whoeverKnowsThePasswordBeginsAnew() {
        for (int round = 0; round < 3; round++) {
            for (int count = 0; count < 4; count++) {
                enter("wrong").expectStatus().isForbidden();
            }
            enter(PASSWORD).expectStatus().isSeeOther();
        }
    }

    @Test
    void noPasswordIsTakenWhileNobodyCanCount() {
        REDIS.close();

        expectRefusal(enter(PASSWORD), HttpStatus.SERVICE_UNAVAILABLE, "server_not_ready");
    }

    @Test
    void thereIsNothingToEnterWhereNoPasswordIsWanted() {
        set(null);
        enter("anything").expectStatus().isSeeOther().expectHeader().doesNotExist(HttpHeaders.SET_COOKIE);
        revoke(owner, slug);
        enter("anything").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", ""})
    void refusesAPasswordThatIsTooShort(String password) {
        expectRefusal(change(owner, slug, Map.of("password", password)), HttpStatus.BAD_REQUEST, "request_invalid");
    }

    private void set(@Nullable String password) {
        change(owner, slug, Collections.singletonMap("password", password))
                .expectStatus()
                .isOk();
    }

    private RestTestClient.ResponseSpec enter(String password) {
        return enter(password, "198.51.100.1");
    }

    private RestTestClient.ResponseSpec enter(String password, String address) {
        return http.post()
                .uri("/s/" + slug + "/password")
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))
                .exchange();
    }

    private static String cookieOf(RestTestClient.ResponseSpec answer) {
        return answer.returnResult(String.class).getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE);
    }

    private static String value(String cookie) {
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private String page(String cookie) {
        return openWith(cookie, slug);
    }

    private String openWith(String cookie, String link) {
        return html(http.get()
                .uri("/s/" + link)
                .header(HttpHeaders.COOKIE, value(cookie))
                .exchange()
                .expectStatus()
                .isOk());
    }

    private static String html(RestTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    private RestTestClient.ResponseSpec grantWith(String cookie) {
        return http.post()
                .uri("/s/" + slug + "/grant")
                .header(HttpHeaders.COOKIE, value(cookie))
                .exchange();
    }

    /** The version of the password that a grant says its viewer knew. */
    private static int version(RestTestClient.ResponseSpec granted) {
        var grant = (String) granted.expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("grant");
        var claims = Base64.getUrlDecoder().decode(grant.split("\\.")[1]);
        return new JsonMapper().readTree(claims).get("password").intValue();
    }

    private RestTestClient.ResponseSpec redeemKnowing(int version) {
        var body = new HashMap<String, Object>(redemption(slug, media, VIEWER));
        body.put("password", version);
        return machine(owner, "/api/links/machine/grants/" + UUID.randomUUID() + "/redeem", body);
    }
}
