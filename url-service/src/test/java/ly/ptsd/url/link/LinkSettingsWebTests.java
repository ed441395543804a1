package ly.ptsd.url.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class LinkSettingsWebTests extends RunningService {

    private static final Instant NOON = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
    private static final Instant ALMOST_NOON = NOON.minusNanos(1000);

    private final Owner owner = Owner.create();
    private String media;
    private String slug;

    @BeforeEach
    void aLink() {
        media = announce(owner, "비밀 여행", "READY");
        putPoster(owner, media, jpeg(80, 40));
        slug = share(owner, media);
    }

    @Test
    void aLinkIsMadeWithSettings() {
        var link = http.post()
                .uri("/api/links")
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "tenantId",
                        owner.tenant(),
                        "mediaId",
                        media,
                        "title",
                        " 가족에게 ",
                        "note",
                        "이모",
                        "expiresAt",
                        NOON.toString()))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        assertThat(link.get("title")).isEqualTo("가족에게");
        assertThat(link.get("note")).isEqualTo("이모");
        assertThat(link.get("expiresAt")).isEqualTo(NOON.toString());
    }

    @Test
    void aChangeKeepsWhatItDoesNotNameAndTakesBackWhatIsNull() {
        changed(Map.of("title", "하나", "note", "둘", "startsAt", "2026-01-01T00:00:00Z"));

        assertThat(changed(Collections.singletonMap("note", null)))
                .containsEntry("title", "하나")
                .containsEntry("note", null)
                .containsEntry("startsAt", "2026-01-01T00:00:00Z")
                .containsEntry("enabled", true)
                .containsEntry("version", 3);
        assertThat(changed(Map.of("title", "  "))).containsEntry("title", null);
    }

    @Test
    void whoeverHasSeenAnOlderVersionChangesNothing() {
        changeSeeing("\"1\"", Map.of("note", "first"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"");

        expectRefusal(
                changeSeeing("\"1\"", Map.of("note", "second")), HttpStatus.PRECONDITION_FAILED, "request_conflict");
        assertThat(changed(Map.of())).containsEntry("note", "first");
    }

    @ParameterizedTest
    @CsvSource({
        "title, 'two\nlines'",
        "startsAt, 1999-12-31T23:59:59Z",
        "expiresAt, 2200-01-01T00:00:00Z",
        "expiresAt, 2026-01-01T00:00:00Z",
        "expiresAt, soon",
        "enabled, perhaps"
    })
    void refusesWhatMakesNoSense(String field, String value) {
        changed(Map.of("startsAt", "2026-01-01T00:00:00Z"));

        expectRefusal(change(owner, slug, Map.of(field, value)), HttpStatus.BAD_REQUEST, "request_invalid");
    }

    @ParameterizedTest
    @CsvSource({"title, 201", "note, 1001"})
    void refusesTextsThatAreTooLong(String field, int length) {
        expectRefusal(
                change(owner, slug, Map.of(field, "가".repeat(length))), HttpStatus.BAD_REQUEST, "request_invalid");
        change(owner, slug, Map.of(field, "가".repeat(length - 1)))
                .expectStatus()
                .isOk();
    }

    @Test
    void aStrangerChangesNothing() {
        expectRefusal(change(Owner.create(), slug, Map.of("enabled", false)), HttpStatus.NOT_FOUND, "link_unknown");
        openInBrowser(slug).expectStatus().isOk();
    }

    @Test
    void aTitleOfItsOwnIsShownInsteadOfTheItems() {
        changed(Map.of("title", "졸업 <축하>", "note", "할머니께만"));

        assertThat(page(200))
                .contains("<h1>졸업 &lt;축하&gt;</h1>", "og:title\" content=\"졸업 &lt;축하&gt;\"")
                .doesNotContain("비밀 여행", "할머니");
    }

    @Test
    void aDisabledLinkIsAsUnknownAsOneThatNeverWasUntilItIsEnabledAgain() {
        changed(Map.of("enabled", false));

        assertThat(page(404)).isEqualTo(openedPage("11111111111", 404)).doesNotContain("비밀 여행");
        expectRefusal(json(), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(askForGrant(slug), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(redeem(owner, grantId(), slug, media), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(renew(owner, slug, media, 30), HttpStatus.GONE, "link_unknown");
        http.get().uri("/s/" + slug + "/card.jpg").exchange().expectStatus().isNotFound();

        assertThat(changed(Map.of("enabled", true))).containsEntry("enabled", true);

        openInBrowser(slug).expectStatus().isOk();
        renew(owner, slug, media, 30).expectStatus().isNoContent();
    }

    @Test
    void aLinkOpensAtTheVeryInstantItStarts() {
        changed(Map.of("startsAt", NOON.toString(), "title", "비밀 제목"));
        clock.stopAt(ALMOST_NOON);

        assertThat(page(200))
                .contains("data-opens-in=\"1\"", "<time datetime=\"" + NOON + "\">")
                .contains("og:title\" content=\"아직 열리지 않은 링크예요\"")
                .doesNotContain("비밀", "card.jpg", "id=\"player\"", "3분 12초");
        expectRefusal(askForGrant(slug), HttpStatus.CONFLICT, "link_not_started");
        askForGrant(slug).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "1");
        expectRefusal(redeem(owner, grantId(), slug, media), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(renew(owner, slug, media, 30), HttpStatus.GONE, "link_unknown");
        http.get().uri("/s/" + slug + "/card.jpg").exchange().expectStatus().isEqualTo(409);

        clock.stopAt(NOON);

        assertThat(page(200)).contains("id=\"player\"", "비밀 제목");
        askForGrant(slug).expectStatus().isCreated();
        redeem(owner, grantId(), slug, media).expectStatus().isNoContent();
        renew(owner, slug, media, 30).expectStatus().isNoContent();
    }

    @Test
    void aLinkEndsAtTheVeryInstantItExpires() {
        changed(Map.of("expiresAt", NOON.toString()));
        clock.stopAt(ALMOST_NOON);

        assertThat(page(200)).contains("id=\"player\"");
        askForGrant(slug).expectStatus().isCreated();
        renew(owner, slug, media, 30).expectStatus().isNoContent();

        clock.stopAt(NOON);

        assertThat(page(410)).contains("기간이 끝난 링크예요").doesNotContain("비밀 여행", "card.jpg");
        expectRefusal(json(), HttpStatus.GONE, "link_expired");
        expectRefusal(askForGrant(slug), HttpStatus.GONE, "link_expired");
        expectRefusal(redeem(owner, grantId(), slug, media), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(renew(owner, slug, media, 30), HttpStatus.GONE, "link_unknown");
        http.get().uri("/s/" + slug + "/card.jpg").exchange().expectStatus().isEqualTo(410);
    }

    @Test
    void whoAsksForJsonIsToldWhenALinkOpensAndNothingElse() {
        changed(Map.of("startsAt", NOON.toString()));
        clock.stopAt(ALMOST_NOON);
        var expected = new HashMap<String, Object>();
        expected.put("slug", slug);
        expected.put("availability", "SCHEDULED");
        expected.put("startsAt", NOON.toString());
        expected.put("grantUrl", "/s/" + slug + "/grant");
        for (var hidden : new String[] {"title", "durationSeconds", "state", "posterUrl"}) {
            expected.put(hidden, null);
        }

        json().expectStatus().isOk().expectBody(Map.class).isEqualTo(expected);
    }

    @Test
    void nobodyKeepsAnAnswerThatMayChange() {
        changed(Map.of("startsAt", NOON.minusSeconds(60).toString(), "expiresAt", NOON.toString()));
        for (int seconds : new int[] {-120, -30, 0}) {
            clock.stopAt(NOON.plusSeconds(seconds));
            openInBrowser(slug).expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static String grantId() {
        return UUID.randomUUID().toString();
    }

    private RestTestClient.ResponseSpec json() {
        return http.get().uri("/s/" + slug).accept(MediaType.APPLICATION_JSON).exchange();
    }

    private String page(int status) {
        return openedPage(slug, status);
    }

    private String openedPage(String link, int status) {
        return openInBrowser(link)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> changed(Map<String, ?> settings) {
        return change(owner, slug, settings)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private RestTestClient.ResponseSpec changeSeeing(String version, Map<String, ?> settings) {
        return http.patch()
                .uri("/api/links/" + slug)
                .header(HttpHeaders.IF_MATCH, version)
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(settings)
                .exchange();
    }
}
