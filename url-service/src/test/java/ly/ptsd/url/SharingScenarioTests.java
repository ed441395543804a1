package ly.ptsd.url;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** The main job: an owner shares, a friend watches, the owner takes it back. */
class SharingScenarioTests extends RunningService {

    @Test
    void aFriendOpensALinkTradesAGrantAndIsCountedUntilTheOwnerTakesTheLinkBack() {
        var owner = Owner.create();
        var media = announce(owner, "제주 <바다>", "PLAYABLE");
        putPoster(owner, media, jpeg(800, 400));
        var slug = share(owner, media);

        openInBrowser(slug)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("data-grant-url=\"/s/" + slug + "/grant\""));
        var grant = grant(slug);
        var jti = new String(java.util.Base64.getUrlDecoder().decode(((String) grant.get("grant")).split("\\.")[1]));
        assertThat(jti).contains("\"media\":\"" + media + "\"");
        await().atMost(10, SECONDS).until(() -> visits(owner, slug) == 1);

        revoke(owner, slug);

        openInBrowser(slug).expectStatus().isNotFound();
        http.post().uri("/s/" + slug + "/grant").exchange().expectStatus().isNotFound();
    }

    private Map<?, ?> grant(String slug) {
        return http.post()
                .uri("/s/" + slug + "/grant")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private int visits(Owner owner, String slug) {
        var link = http.get()
                .uri("/api/links/" + slug)
                .headers(headers -> headers.setBearerAuth(owner.accessToken()))
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (int) link.get("visits");
    }
}
