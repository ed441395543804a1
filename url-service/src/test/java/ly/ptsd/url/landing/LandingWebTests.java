package ly.ptsd.url.landing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class LandingWebTests extends RunningService {

    private static final String KAKAO =
            "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984";

    private final Owner owner = Owner.create();

    @Test
    void thePageCarriesTheCardAndWhatThePlayerNeedsAndNothingInline() {
        var media = announce(owner, "제주", "READY");
        putPoster(owner, media, jpeg(800, 400));
        var slug = share(owner, media);

        var html = page(slug, "ko-KR,ko;q=0.9,en-US;q=0.8");

        assertThat(html)
                .contains("<html lang=\"ko\">")
                .contains(
                        "<div id=\"player\" data-slug=\"%1$s\" data-grant-url=\"/s/%1$s/grant\" data-poster=\"/s/%1$s/card.jpg?v=1\" data-title=\"제주\">"
                                .formatted(slug))
                .contains("<button id=\"play\" type=\"button\" aria-label=\"재생\">")
                .contains("<script type=\"module\" src=\"/landing/landing.js\"></script>")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<meta property=\"og:url\" content=\"" + ORIGIN + "/s/" + slug + "\">")
                .contains("<meta property=\"og:title\" content=\"제주\">")
                .contains("<meta property=\"og:description\" content=\"길이 3분 12초")
                .contains("<meta property=\"og:image\" content=\"" + ORIGIN + "/s/" + slug + "/card.jpg?v=1\">")
                .contains("<meta property=\"og:image:width\" content=\"800\">")
                .contains("<meta property=\"og:image:height\" content=\"400\">")
                .contains("<meta name=\"twitter:card\" content=\"summary_large_image\">")
                .doesNotContain("<style", "style=", "onclick", "<script>");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20 * 1024);
    }

    @Test
    void thePageSpeaksEnglishToThoseWhoPreferIt() {
        var slug = share(owner, announce(owner, "Jeju", "READY"));

        assertThat(page(slug, "en-GB,en;q=0.9,ko;q=0.5"))
                .contains("<html lang=\"en\">", "aria-label=\"Play\"", "3 min 12 s · Watch it right away");
    }

    @Test
    void thePageHasNoPictureWhenThereIsNone() {
        var slug = share(owner, announce(owner, " ", "READY"));

        assertThat(page(slug, "en"))
                .contains("<title>Video · PTSD.ly</title>", "<meta name=\"twitter:card\" content=\"summary\">")
                .doesNotContain("og:image", "data-poster", "<img");
        expectRefusal(http.get().uri("/s/" + slug + "/card.jpg?v=1").exchange(), HttpStatus.NOT_FOUND, "not_found");
    }

    @Test
    void aTitleIsTextWhereverItStands() {
        var slug = share(owner, announce(owner, "\"><script>alert('%s')</script>&amp;", "READY"));

        assertThat(page(slug, "ko"))
                .contains("&quot;&gt;&lt;script&gt;alert(&#39;%s&#39;)&lt;/script&gt;&amp;amp;")
                .doesNotContain("<script>");
    }

    @Test
    void thePageIsKeptByNobodyAndTellsNobodyWhereItsReaderWas() {
        var slug = share(owner, announce(owner, "headers", "READY"));

        openInBrowser(slug)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .valueEquals("X-Robots-Tag", "noindex")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
    }

    @Test
    void aPageThatCannotPlayYetSaysSoAndComesAgainByItself() {
        var media = announce(owner, "soon", "PROCESSING");
        var slug = share(owner, media);

        assertThat(page(slug, "ko"))
                .contains("변환 중", "data-check=\"/s/" + slug + "\"")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>")
                .doesNotContain("id=\"player\"");
        assertThat(page(slug, "en")).contains("Still being made ready");

        announce(owner, media, "soon", "PLAYABLE", 2);

        assertThat(page(slug, "ko")).contains("id=\"player\"").doesNotContain("http-equiv=\"refresh\"");
        await().atMost(10, SECONDS).until(() -> visits(slug) == 1);
    }

    @Test
    void unknownAndRevokedLinksShowTheSamePage() {
        var slug = share(owner, announce(owner, "revoked", "READY"));
        revoke(owner, slug);

        var revoked = notFound(slug);

        assertThat(revoked).contains("링크를 찾을 수 없어요").isEqualTo(notFound("11111111111"));
        assertThat(notFound("no-slug-at-all")).isEqualTo(revoked);
    }

    @Test
    void whoAsksForJsonGetsJson() {
        var media = announce(owner, "제주", "PLAYABLE");
        putPoster(owner, media, jpeg(640, 360));
        var slug = share(owner, media);

        http.get()
                .uri("/s/" + slug)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .value(video -> assertThat(video)
                        .containsOnly(
                                entry("slug", slug),
                                entry("availability", "OPEN"),
                                entry("startsAt", null),
                                entry("title", "제주"),
                                entry("durationSeconds", 192.4),
                                entry("state", "PLAYABLE"),
                                entry("posterUrl", "/s/" + slug + "/card.jpg?v=1"),
                                entry("grantUrl", "/s/" + slug + "/grant")));
        expectRefusal(
                http.get()
                        .uri("/s/11111111111")
                        .accept(MediaType.APPLICATION_JSON)
                        .exchange(),
                HttpStatus.NOT_FOUND,
                "link_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html;q=0.9, application/json;q=0.8", "image/png"})
    void everybodyElseGetsThePage(String accept) {
        var slug = share(owner, announce(owner, "accept", "READY"));

        http.get()
                .uri("/s/" + slug)
                .header(HttpHeaders.ACCEPT, accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML);
    }

    @Test
    void thePictureIsTheOneTheServerSentAndGoneWithItsLink() {
        var media = announce(owner, "card", "READY");
        var picture = jpeg(800, 400);
        putPoster(owner, media, picture);
        var slug = share(owner, media);

        http.get()
                .uri("/s/" + slug + "/card.jpg?v=1")
                .exchange()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=3600, public")
                .expectBody(byte[].class)
                .isEqualTo(picture);

        revoke(owner, slug);

        http.get().uri("/s/" + slug + "/card.jpg?v=1").exchange().expectStatus().isNotFound();
    }

    @Test
    void theStyleIsServedBesideThePage() {
        http.get()
                .uri("/s/_/landing.css")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.valueOf("text/css"))
                .expectBody(String.class)
                .value(css -> assertThat(css).contains("#player"));
    }

    @Test
    void botsAreCountedApartAndPrefetchesNotAtAll() {
        var slug = share(owner, announce(owner, "bots", "READY"));

        http.get()
                .uri("/s/" + slug)
                .header(HttpHeaders.USER_AGENT, KAKAO)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("og:title"));
        http.get().uri("/s/" + slug).header("Sec-Purpose", "prefetch;prerender").exchange();
        http.get().uri("/s/" + slug).header("Purpose", "prefetch").exchange();
        http.head().uri("/s/" + slug).exchange().expectStatus().isOk();
        openInBrowser(slug).expectHeader().exists(HttpHeaders.SET_COOKIE);

        await().atMost(10, SECONDS).until(() -> visits(slug) == 1);
        await().during(Duration.ofSeconds(1)).atMost(10, SECONDS).until(() -> visits(slug) == 1);
        assertThat(jdbc.sql("SELECT SUM(visits) FROM visit_hour WHERE slug = ? AND bot")
                        .param(slug)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private String page(String slug, String language) {
        return http.get()
                .uri("/s/" + slug)
                .header(HttpHeaders.ACCEPT, "text/html")
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .header(HttpHeaders.USER_AGENT, language.equals("ko") ? "Mozilla/5.0" : KAKAO)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String notFound(String slug) {
        return openInBrowser(slug)
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private long visits(String slug) {
        return jdbc.sql("SELECT visits FROM visit_total WHERE slug = ?")
                .param(slug)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
