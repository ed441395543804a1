package ly.ptsd.url.statistics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

class StatisticsWebTests extends RunningService {

    private static final Instant NOON = Instant.parse("2026-03-10T03:00:00Z");

    private final Owner owner = Owner.create();
    private String media;
    private String slug;

    @BeforeEach
    void aSharedItem() {
        media = announce(owner, "watched", "READY");
        slug = share(owner, media);
    }

    @Test
    void anOwnerSeesHowALinkWasOpenedAndWatched() {
        var cookie = open(slug, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0", "https://cafe.naver.com/a?b=c", null);
        open(slug, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0", null, cookie);
        open(slug, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148 KAKAOTALK 25.1.0", null, null);
        open(slug, "facebookexternalhit/1.1; kakaotalk-scrap/1.0", null, null);
        renewed("A".repeat(22), 30, 0b11);
        renewed("A".repeat(22), 60, 0b111);
        renewed("A".repeat(22), 30, 0b10);
        renewed("B".repeat(22), 10, 0b1);
        renew(owner, slug, media, 5).expectStatus().isNoContent();
        await().atMost(10, SECONDS)
                .until(() -> (int) statistics(slug).get("views") == 3
                        && (int) statistics(slug).get("bots") == 1);

        var seen = statistics(slug);

        assertThat(seen)
                .containsEntry("viewers", 2)
                .containsEntry("secondsWatched", 75.0)
                .containsEntry("unit", "DAY")
                .containsEntry("sources", List.of(share("", 2), share("cafe.naver.com", 1)))
                .containsEntry("devices", List.of(share("DESKTOP", 2), share("PHONE", 1)))
                .containsEntry("browsers", List.of(share("CHROME", 2), share("KAKAOTALK", 1)));
        var dropOff = (Map<?, ?>) seen.get("dropOff");
        assertThat(dropOff.get("sessions")).isEqualTo(2);
        assertThat((List<?>) dropOff.get("stretches")).hasSize(20).asString().startsWith("[2, 1, 1, 0, 0");
        var today = (Map<?, ?>) ((List<?>) seen.get("overTime")).getLast();
        assertThat(today.get("views")).isEqualTo(3);
        assertThat(today.get("viewers")).isEqualTo(2);
        assertThat(today.get("bots")).isEqualTo(1);
        assertThat(today.get("secondsWatched")).isEqualTo(75.0);
    }

    @Test
    void anItemHasTheNumbersOfAllItsLinksAlsoOfThoseTakenBack() {
        var second = share(owner, media);
        counted(slug, "2026-03-10 01:00:00", "one", 3);
        counted(second, "2026-03-10 02:00:00", "two", 4);
        var other = share(owner, announce(owner, "another", "READY"));
        counted(other, "2026-03-10 02:00:00", "three", 100);
        revoke(owner, second);

        var all = of("/api/links/items/" + media + "/statistics?to=" + NOON);

        assertThat(all).containsEntry("views", 7).containsEntry("viewers", 2);
        assertThat(of("/api/links/items/" + announce(owner, "unshared", "READY") + "/statistics"))
                .containsEntry("views", 0);
    }

    @Test
    void daysBeginWhereTheOwnerLives() {
        counted(slug, "2026-03-09 14:00:00", "one", 1);
        counted(slug, "2026-03-09 15:00:00", "one", 2);
        var question = "/api/links/" + slug + "/statistics?from=2026-03-09T00:00:00Z&to=" + NOON;

        assertThat(views(of(question))).containsExactly(3, 0);
        assertThat(views(of(question + "&zone=Asia/Seoul"))).containsExactly(1, 2);
        assertThat(views(of(question + "&unit=HOUR"))).hasSize(27).contains(1, 2);
        assertThat(of(question + "&zone=Asia/Seoul")).containsEntry("viewers", 1);
    }

    @Test
    void somebodyElsesNumbersAreAsUnknownAsTheirLinks() {
        var stranger = Owner.create();

        expectRefusal(ask(stranger, "/api/links/" + slug + "/statistics"), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(
                ask(stranger, "/api/links/items/" + media + "/statistics"), HttpStatus.NOT_FOUND, "media_unknown");
        revoke(owner, slug);
        expectRefusal(ask(owner, "/api/links/" + slug + "/statistics"), HttpStatus.NOT_FOUND, "link_unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit=WEEK",
                "zone=Nowhere/AtAll",
                "from=yesterday",
                "from=2026-03-10T00:00:00Z&to=2026-03-09T00:00:00Z",
                "from=1970-01-01T00:00:00Z"
            })
    void refusesAPeriodThatIsNone(String query) {
        expectRefusal(
                ask(owner, "/api/links/" + slug + "/statistics?" + query), HttpStatus.BAD_REQUEST, "request_invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 20})
    void refusesStretchesThatAnItemDoesNotHave(int stretches) {
        var body = new HashMap<String, Object>(renewal(slug, media, 1));
        body.put("stretches", stretches);

        expectRefusal(machine(owner, "/api/links/machine/renewals", body), HttpStatus.BAD_REQUEST, "request_invalid");
    }

    private void renewed(String session, double seconds, int stretches) {
        var body = new HashMap<String, Object>(renewal(slug, media, seconds));
        body.put("session", session);
        body.put("stretches", stretches);
        machine(owner, "/api/links/machine/renewals", body).expectStatus().isNoContent();
    }

    private void counted(String link, String hour, String viewer, int visits) {
        jdbc.sql("INSERT INTO visit_hour VALUES (?, ?, FALSE, '', 'PHONE', 'CHROME', ?)")
                .params(link, hour, visits)
                .update();
        jdbc.sql("INSERT INTO visit_viewer VALUES (?, ?, ?)")
                .params(link, hour, viewer)
                .update();
    }

    private String open(String link, String agent, String referer, String cookie) {
        return http.get()
                .uri("/s/" + link)
                .headers(headers -> {
                    headers.set(HttpHeaders.USER_AGENT, agent);
                    if (referer != null) {
                        headers.set(HttpHeaders.REFERER, referer);
                    }
                    if (cookie != null) {
                        headers.set(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';')));
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseHeaders()
                .getFirst(HttpHeaders.SET_COOKIE);
    }

    private static List<Object> views(Map<String, Object> statistics) {
        return ((List<?>) statistics.get("overTime"))
                .stream().<Object>map(point -> ((Map<?, ?>) point).get("views")).toList();
    }

    private static Map<String, Object> share(String name, int views) {
        return Map.of("name", name, "views", views);
    }

    private Map<String, Object> statistics(String link) {
        return of("/api/links/" + link + "/statistics");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> of(String address) {
        return ask(owner, address)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private RestTestClient.ResponseSpec ask(Owner asking, String address) {
        return http.get()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(asking.accessToken()))
                .exchange();
    }
}
