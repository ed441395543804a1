package ly.ptsd.url.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DownloadWebTests extends RunningService {

    private final Owner owner = Owner.create();
    private String media;
    private String slug;

    @BeforeEach
    void aLinkThatMayBeSaved() {
        media = announce(owner, "save me", "READY");
        slug = share(owner, media);
        allow(true);
    }

    @Test
    void theButtonPostsAndLeadsToTheMediaServerByAGrantForADownload() {
        assertThat(page()).contains("<form method=\"post\" action=\"/s/" + slug + "/download\">");

        var claims = claimsOf(html(download().expectStatus().isOk()));

        assertThat(claims.get("download").asBoolean()).isTrue();
        assertThat(claims.get("link").asString()).isEqualTo(slug);
        assertThat(claims.get("media").asString()).isEqualTo(media);
    }

    @Test
    void aGrantToWatchIsNoneToDownload() {
        var grant = (String) askForGrant(slug)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("grant");

        assertThat(claims(grant).get("download").asBoolean()).isFalse();
    }

    @Test
    void nothingIsOfferedNorGivenWhereTheOwnerDoesNotAllowIt() {
        allow(false);

        assertThat(page()).doesNotContain("/download");
        download().expectStatus().isSeeOther().expectHeader().valueEquals(HttpHeaders.LOCATION, "/s/" + slug);
    }

    @Test
    void aDownloadForbiddenAfterItsGrantWasGivenIsRefused() {
        redeemToSave().expectStatus().isNoContent();

        allow(false);

        expectRefusal(redeemToSave(), HttpStatus.NOT_FOUND, "link_unknown");
        redeem(owner, UUID.randomUUID().toString(), slug, media).expectStatus().isNoContent();
    }

    @Test
    void whoeverMayNotWatchMayNotSave() {
        change(owner, slug, Map.of("password", "open sesame")).expectStatus().isOk();

        download().expectStatus().isSeeOther();

        revoke(owner, slug);
        download().expectStatus().isNotFound();
    }

    private void allow(boolean allowed) {
        change(owner, slug, Map.of("allowDownload", allowed))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.allowDownload")
                .isEqualTo(allowed);
    }

    private RestTestClient.ResponseSpec download() {
        return http.post().uri("/s/" + slug + "/download").exchange();
    }

    private RestTestClient.ResponseSpec redeemToSave() {
        var body = new HashMap<>(redemption(slug, media, VIEWER));
        body.put("download", true);
        return machine(owner, "/api/links/machine/grants/" + UUID.randomUUID() + "/redeem", body);
    }

    private String page() {
        return html(openInBrowser(slug).expectStatus().isOk());
    }

    private static String html(RestTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    private JsonNode claimsOf(String html) {
        var address = Pattern.compile("content=\"0;url=/api/media/" + owner.tenant() + "/play/([^/]+)/download\"")
                .matcher(html);
        assertThat(address.find()).as(html).isTrue();
        return claims(address.group(1));
    }

    private static JsonNode claims(String grant) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(grant.split("\\.")[1]));
    }
}
