package ly.ptsd.url.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import ly.ptsd.url.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

class LinkViewersWebTests extends RunningService {

    private static final int THREADS = 200;
    private static final String KAKAO =
            "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984";

    private final Owner owner = Owner.create();
    private String media;
    private String slug;

    @BeforeEach
    void aLinkForOne() {
        media = announce(owner, "한 사람만", "READY");
        slug = share(owner, media);
        limit(1);
    }

    @Test
    void ofTwoHundredAtOnceExactlyOneIsLetIn() throws Exception {
        assertThat(answersTo(viewers(THREADS)))
                .containsOnlyOnce(204)
                .filteredOn(status -> status == 410)
                .hasSize(THREADS - 1);
        assertThat(places()).containsExactly(1, 1);
    }

    @Test
    void ofTwoHundredAtOnceAsManyAreLetInAsMayWatch() throws Exception {
        limit(17);

        assertThat(answersTo(viewers(THREADS)))
                .filteredOn(status -> status == 204)
                .hasSize(17);
        assertThat(places()).containsExactly(17, 17);
    }

    @Test
    void oneViewerWhoComesTwoHundredTimesAtOnceTakesOnePlace() throws Exception {
        assertThat(answersTo(Collections.nCopies(THREADS, viewer()))).containsOnly(204);
        assertThat(places()).containsExactly(1, 1);
    }

    @Test
    void aViewerWhoComesBackIsTheSameViewerAndSomebodyElseIsTurnedAway() {
        var first = arrive(null).expectStatus().isCreated().returnResult(Map.class);
        var cookie = first.getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE);
        admit(subject(first.getResponseBody())).expectStatus().isNoContent();

        expectRefusal(arrive(null), HttpStatus.GONE, "link_used_up");
        assertThat(page(null, 410)).contains("볼 수 있는 인원이 다 찬 링크예요").doesNotContain("한 사람만");
        expectRefusal(json(null), HttpStatus.GONE, "link_used_up");

        assertThat(page(cookie, 200)).contains("id=\"player\"");
        json(cookie).expectStatus().isOk();
        var again = arrive(cookie).expectStatus().isCreated().returnResult(Map.class);
        admit(subject(again.getResponseBody())).expectStatus().isNoContent();
        assertThat(places()).containsExactly(1, 1);
    }

    @Test
    void pagesBotsAndGrantsThatNobodyUsesTakeNoPlace() {
        for (int count = 0; count < 5; count++) {
            openInBrowser(slug).expectStatus().isOk();
            arrive(null).expectStatus().isCreated();
            http.get()
                    .uri("/s/" + slug)
                    .header(HttpHeaders.USER_AGENT, KAKAO)
                    .exchange()
                    .expectStatus()
                    .isOk();
            http.head().uri("/s/" + slug).exchange().expectStatus().isOk();
        }

        assertThat(places()).containsExactly(0, 0);
        admit(viewer()).expectStatus().isNoContent();
    }

    @Test
    void aGrantThatCameTooLateIsToldSoAndTakesNoPlace() {
        admit(viewer()).expectStatus().isNoContent();

        expectRefusal(admit(viewer()), HttpStatus.GONE, "link_used_up");
        assertThat(places()).containsExactly(1, 1);
    }

    @Test
    void whoeverHasAPlaceKeepsItWhenFewerMayWatch() {
        limit(2);
        admit(VIEWER).expectStatus().isNoContent();
        admit(viewer()).expectStatus().isNoContent();

        limit(1);

        renew(owner, slug, media, 30).expectStatus().isNoContent();
        admit(VIEWER).expectStatus().isNoContent();
        expectRefusal(admit(viewer()), HttpStatus.GONE, "link_used_up");
        limit(3);
        admit(viewer()).expectStatus().isNoContent();
    }

    @Test
    void viewersAreCountedBeforeThereIsALimit() {
        limit(null);
        admit(viewer()).expectStatus().isNoContent();
        admit(viewer()).expectStatus().isNoContent();

        assertThat(limit(2)).containsEntry("viewers", 2).containsEntry("maxViewers", 2);
        expectRefusal(admit(viewer()), HttpStatus.GONE, "link_used_up");
    }

    @Test
    void refusesALimitThatMakesNoSense() {
        for (int most : new int[] {0, -1, 1_000_001}) {
            expectRefusal(change(owner, slug, Map.of("maxViewers", most)), HttpStatus.BAD_REQUEST, "request_invalid");
        }
    }

    /** The status with which each of them is answered who come at the same moment. */
    private List<Integer> answersTo(List<String> viewers) throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<Integer>();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var viewer : viewers) {
                threads.submit(() -> {
                    start.await();
                    return answers.add(
                            admit(viewer).returnResult(String.class).getStatus().value());
                });
            }
            start.countDown();
        }
        return new ArrayList<>(answers);
    }

    private List<Integer> places() {
        var counted = jdbc.sql("SELECT viewers FROM link WHERE slug = ?")
                .param(slug)
                .query(Integer.class)
                .single();
        var rows = jdbc.sql("SELECT COUNT(*) FROM link_viewer WHERE slug = ?")
                .param(slug)
                .query(Integer.class)
                .single();
        return List.of(counted, rows);
    }

    private static List<String> viewers(int count) {
        return Stream.generate(LinkViewersWebTests::viewer).limit(count).toList();
    }

    private static String viewer() {
        return name(22);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> limit(@Nullable Integer most) {
        return change(owner, slug, Collections.singletonMap("maxViewers", most))
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private RestTestClient.ResponseSpec admit(String viewer) {
        return machine(
                owner, "/api/links/machine/grants/" + UUID.randomUUID() + "/redeem", redemption(slug, media, viewer));
    }

    private RestTestClient.ResponseSpec arrive(@Nullable String cookie) {
        return http.post()
                .uri("/s/" + slug + "/grant")
                .headers(headers -> bring(cookie, headers))
                .exchange();
    }

    private RestTestClient.ResponseSpec json(@Nullable String cookie) {
        return http.get()
                .uri("/s/" + slug)
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> bring(cookie, headers))
                .exchange();
    }

    private String page(@Nullable String cookie, int status) {
        return http.get()
                .uri("/s/" + slug)
                .headers(headers -> bring(cookie, headers))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static void bring(@Nullable String cookie, HttpHeaders headers) {
        if (cookie != null) {
            headers.set(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';')));
        }
    }

    private static String subject(Map<?, ?> answer) {
        var claims = Base64.getUrlDecoder().decode(((String) answer.get("grant")).split("\\.")[1]);
        return new JsonMapper().readTree(claims).get("sub").asString();
    }
}
