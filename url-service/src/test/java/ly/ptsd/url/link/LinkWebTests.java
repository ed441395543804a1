package ly.ptsd.url.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ly.ptsd.url.RunningService;
import ly.ptsd.url.item.Items;
import ly.ptsd.url.item.MediaKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class LinkWebTests extends RunningService {

    private final Owner owner = Owner.create();

    @Autowired
    private Items items;

    @Test
    void makesALinkToAnItemOfOnesOwn() {
        var media = announce(owner, "제주", "PROCESSING");

        var link = link(owner, media);

        assertThat(link)
                .containsEntry("shortUrl", ORIGIN + "/s/" + link.get("slug"))
                .containsEntry("tenantId", owner.tenant())
                .containsEntry("mediaId", media)
                .containsEntry("itemTitle", "제주")
                .containsEntry("title", null)
                .containsEntry("expiresAt", null)
                .containsEntry("enabled", true)
                .containsEntry("visits", 0)
                .containsEntry("lastVisitAt", null);
        assertThat((String) link.get("createdAt")).matches("20\\d\\d-.*Z");
        call("GET", "/api/links/" + link.get("slug"), owner)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .isEqualTo(link);
    }

    @Test
    void listsTheLinksOfAnItemNewestFirst() {
        var media = announce(owner, "one", "READY");
        var other = announce(owner, "two", "READY");
        var first = share(owner, media);
        var second = share(owner, media);
        var third = share(owner, other);

        assertThat(slugs("/api/links?mediaId=" + media)).containsExactly(second, first);
        assertThat(slugs("/api/links")).containsExactly(third, second, first);
    }

    @Test
    void refusesALinkToAnItemThatIsUnknownOrSomebodyElses() {
        var stranger = Owner.create();
        var theirs = announce(stranger, "theirs", "READY");

        refuses(Map.of("tenantId", owner.tenant(), "mediaId", name(16)), HttpStatus.NOT_FOUND, "media_unknown");
        refuses(Map.of("tenantId", stranger.tenant(), "mediaId", theirs), HttpStatus.NOT_FOUND, "media_unknown");
    }

    @Test
    void refusesAWishThatNamesNoItem() {
        refuses(Map.of(), HttpStatus.BAD_REQUEST, "request_invalid");
        refuses(Map.of("tenantId", "x", "mediaId", "../etc"), HttpStatus.BAD_REQUEST, "request_invalid");
        expectRefusal(call("GET", "/api/links?mediaId=x", owner), HttpStatus.BAD_REQUEST, "request_invalid");
    }

    @Test
    void aRevokedLinkIsAsUnknownAsOneThatNeverWas() {
        var media = announce(owner, "revoked", "READY");
        var slug = share(owner, media);

        revoke(owner, slug);

        expectRefusal(call("GET", "/api/links/" + slug, owner), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(call("DELETE", "/api/links/" + slug, owner), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(call("GET", "/api/links/11111111111", owner), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(call("GET", "/api/links/no-slug", owner), HttpStatus.NOT_FOUND, "link_unknown");
        assertThat(slugs("/api/links?mediaId=" + media)).isEmpty();
    }

    @Test
    void somebodyElsesLinkIsUnknown() {
        var slug = share(owner, announce(owner, "mine", "READY"));
        var stranger = Owner.create();

        expectRefusal(call("GET", "/api/links/" + slug, stranger), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(call("DELETE", "/api/links/" + slug, stranger), HttpStatus.NOT_FOUND, "link_unknown");
        openInBrowser(slug).expectStatus().isOk();
    }

    @Test
    void slugsThatDifferInCaseOnlyAreDifferent() {
        var media = new MediaKey(owner.tenant(), announce(owner, "case", "READY"));
        var suffix = name(6).replace('l', 'x');
        var lower = create(media, "abcde" + suffix);
        var upper = create(media, "ABCDE" + suffix);

        assertThat(lower.slug()).isNotEqualTo(upper.slug());
    }

    @Test
    void drawsAnotherSlugWhenOneIsTakenButNotForEver() {
        var media = new MediaKey(owner.tenant(), announce(owner, "taken", "READY"));
        var taken = create(media, "taken" + name(6).replace('l', 'x')).slug();
        var free = new Slug("fresh" + name(6).replace('l', 'x'));
        var draws = List.of(taken, taken, free).iterator();

        assertThat(new OwnedLinks(jdbc, items, Clock.systemUTC(), draws::next)
                        .create(owner.account(), media, null, LinkSettings.NONE, Protection.NONE)
                        .slug())
                .isEqualTo(free);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> new OwnedLinks(jdbc, items, Clock.systemUTC(), () -> taken)
                        .create(owner.account(), media, null, LinkSettings.NONE, Protection.NONE));
    }

    @Test
    void aSlugMayBeChosenWithAPasswordAndUpperAndLowerCaseDiffer() {
        var media = announce(owner, "chosen", "READY");
        var slug = "Jeju-" + name(6);

        assertThat(made(media, slug)).containsEntry("slug", slug).containsEntry("chosen", true);
        made(media, slug.toLowerCase(Locale.ROOT));

        openInBrowser(slug)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("action=\"/s/" + slug + "/password\""));
        openInBrowser(slug.toUpperCase(Locale.ROOT)).expectStatus().isNotFound();
    }

    @Test
    void aChosenSlugKeepsItsPassword() {
        var media = announce(owner, "chosen", "READY");
        var slug = "Jeju-" + name(6);
        expectRefusal(wish(media, slug, null), HttpStatus.UNPROCESSABLE_CONTENT, "slug_needs_password");
        made(media, slug);

        expectRefusal(
                change(owner, slug, Collections.singletonMap("password", null)),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "slug_needs_password");
        change(owner, slug, Map.of("password", "another one")).expectStatus().isOk();
    }

    @Test
    void aChosenSlugIsNeverGivenToAnotherLink() {
        var media = announce(owner, "chosen", "READY");
        var slug = "Jeju-" + name(6);
        made(media, slug);
        expectRefusal(wish(media, slug, "a password"), HttpStatus.CONFLICT, "slug_taken");

        revoke(owner, slug);

        expectRefusal(wish(media, slug, "a password"), HttpStatus.CONFLICT, "slug_taken");
    }

    @ParameterizedTest
    @CsvSource({
        "제주-여행, slug_not_ascii",
        "Jejս-2026, slug_not_ascii",
        "abc, slug_malformed",
        "-jeju, slug_malformed",
        "jeju-, slug_malformed",
        "je_ju, slug_malformed",
        "je/ju, slug_malformed",
        "je..ju, slug_malformed",
        "Login, slug_reserved",
        "my-PTSD-films, slug_reserved",
        "sh1t-happens, slug_reserved"
    })
    void refusesASlugWithTheReason(String slug, String code) {
        var media = announce(owner, "chosen", "READY");

        expectRefusal(wish(media, slug, "a password"), HttpStatus.UNPROCESSABLE_CONTENT, code);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> made(String media, String slug) {
        return wish(media, slug, "a password")
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private RestTestClient.ResponseSpec wish(String media, String slug, @Nullable String password) {
        var wish = new HashMap<String, Object>(Map.of("tenantId", owner.tenant(), "mediaId", media, "slug", slug));
        wish.put("password", password);
        return http.post()
                .uri("/api/links")
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(wish)
                .exchange();
    }

    private ShortLink create(MediaKey media, String slug) {
        return new OwnedLinks(jdbc, items, Clock.systemUTC(), () -> new Slug(slug))
                .create(owner.account(), media, null, LinkSettings.NONE, Protection.NONE);
    }

    private RestTestClient.ResponseSpec call(String method, String path, Owner caller) {
        return http.method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(headers -> headers.setBearerAuth(caller.accessToken()))
                .exchange();
    }

    @SuppressWarnings("unchecked")
    private List<String> slugs(String path) {
        var answer = call("GET", path, owner)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((List<Map<String, String>>) answer.get("links"))
                .stream().map(link -> link.get("slug")).toList();
    }

    private void refuses(Map<String, String> wish, HttpStatus status, String code) {
        var answer = http.post()
                .uri("/api/links")
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(wish)
                .exchange();
        expectRefusal(answer, status, code);
    }
}
