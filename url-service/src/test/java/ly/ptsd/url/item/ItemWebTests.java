package ly.ptsd.url.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class ItemWebTests extends RunningService {

    private final Owner owner = Owner.create();
    private final String media = name(16);

    @Autowired
    private Items items;

    @Test
    void keepsTheNewestAnnouncementInWhateverOrderTheyArrive() {
        announce(owner, media, "second", "PLAYABLE", 2);
        announce(owner, media, "first", "PROCESSING", 1);

        assertThat(item().title()).isEqualTo("second");
        assertThat(item().state()).isEqualTo(ItemState.PLAYABLE);

        announce(owner, media, "third", "READY", 3);

        assertThat(item().title()).isEqualTo("third");
    }

    @Test
    void takesAnItemOfWhichNothingIsKnownYet() {
        var unknown = new HashMap<String, Object>(Map.of("title", "", "state", "PROCESSING", "version", 0));
        unknown.put("durationSeconds", null);

        put(media, unknown).expectStatus().isNoContent();

        assertThat(item().durationSeconds()).isNull();
        assertThat(item().poster()).isNull();
    }

    @Test
    void aDeletedItemStaysDeletedWhenALateAnnouncementArrives() {
        announce(owner, media, "gone", "READY", 1);
        putPoster(owner, media, jpeg(16, 16));
        var slug = share(owner, media);

        delete(media).expectStatus().isNoContent();
        announce(owner, media, "back again", "READY", 2);
        delete(media).expectStatus().isNoContent();

        assertThat(items.find(new MediaKey(owner.tenant(), media))).isEmpty();
        openInBrowser(slug).expectStatus().isNotFound();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM poster WHERE media_id = ?")
                        .param(media)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void linksToAnItemInTheTrashAreUnknownUntilItComesBack() {
        announce(owner, media, "thrown away", "READY", 1);
        putPoster(owner, media, jpeg(16, 16));
        var slug = share(owner, media);

        announce(owner, media, "thrown away", "TRASHED", 2);

        assertThat(items.find(new MediaKey(owner.tenant(), media))).isEmpty();
        openInBrowser(slug).expectStatus().isNotFound();

        announce(owner, media, "thrown away", "READY", 3);

        openInBrowser(slug).expectStatus().isOk();
        assertThat(item().poster()).isNotNull();
    }

    @Test
    void anItemDeletedBeforeItWasEverAnnouncedStaysDeleted() {
        delete(media).expectStatus().isNoContent();
        announce(owner, media, "late", "READY", 1);

        assertThat(items.find(new MediaKey(owner.tenant(), media))).isEmpty();
    }

    @Test
    void anotherTenantsServerCannotTouchTheItem() {
        announce(owner, media, "mine", "READY", 1);
        var stranger = Owner.create();
        announce(stranger, media, "theirs", "PROCESSING", 9);
        http.delete()
                .uri("/api/links/machine/items/" + media)
                .headers(headers -> headers.setBearerAuth(stranger.machineToken()))
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(item().title()).isEqualTo("mine");
        assertThat(item().owner()).isEqualTo(owner.account());
    }

    @ParameterizedTest
    @CsvSource({
        "title,",
        "state, FAILED",
        "state,",
        "version, -1",
        "version, 9223372036854775807",
        "width, 0",
        "height, -2",
        "durationSeconds, -0.1",
        "durationSeconds, soon"
    })
    void refusesAnAnnouncementThatSaysNothingSensible(String field, String value) {
        var news = new HashMap<String, Object>(Map.of("title", "x", "state", "READY", "version", 1));
        news.put(field, value);

        put(media, news)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request_invalid");
    }

    @Test
    void refusesAMediaIdThatIsNone() {
        put("NOT-AN-ID", Map.of("title", "x", "state", "READY", "version", 1))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aNewPosterHasANewVersionAndTheSameOneKeepsIts() {
        announce(owner, media, "poster", "READY", 1);

        putPoster(owner, media, jpeg(320, 180));
        assertThat(item().poster()).isEqualTo(new Item.Poster(1, 320, 180));
        putPoster(owner, media, jpeg(320, 180));
        assertThat(item().poster()).isEqualTo(new Item.Poster(1, 320, 180));
        putPoster(owner, media, jpeg(180, 320));
        assertThat(item().poster()).isEqualTo(new Item.Poster(2, 180, 320));
    }

    @Test
    void refusesAPosterThatIsNone() {
        announce(owner, media, "poster", "READY", 1);

        expectRefusal(poster(media, "<html>".getBytes()), HttpStatus.UNPROCESSABLE_CONTENT, "media_unreadable");
        expectRefusal(poster(media, new byte[Jpeg.MAX_BYTES + 1]), HttpStatus.CONTENT_TOO_LARGE, "body_too_large");
        assertThat(item().poster()).isNull();
    }

    @Test
    void refusesAPosterOfAnUnknownItem() {
        expectRefusal(poster(media, jpeg(16, 16)), HttpStatus.NOT_FOUND, "media_unknown");
    }

    @Test
    void refusesAPosterThatDoesNotClaimToBeAJpeg() {
        var answer = http.put()
                .uri("/api/links/machine/items/" + media + "/poster")
                .headers(headers -> headers.setBearerAuth(owner.machineToken()))
                .contentType(MediaType.IMAGE_PNG)
                .body(jpeg(16, 16))
                .exchange();

        expectRefusal(answer, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media_type_unsupported");
    }

    private Item item() {
        return items.find(new MediaKey(owner.tenant(), media)).orElseThrow();
    }

    private RestTestClient.ResponseSpec put(String mediaId, Map<String, ?> news) {
        return http.put()
                .uri("/api/links/machine/items/" + mediaId)
                .headers(headers -> headers.setBearerAuth(owner.machineToken()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(news)
                .exchange();
    }

    private RestTestClient.ResponseSpec delete(String mediaId) {
        return http.delete()
                .uri("/api/links/machine/items/" + mediaId)
                .headers(headers -> headers.setBearerAuth(owner.machineToken()))
                .exchange();
    }

    private RestTestClient.ResponseSpec poster(String mediaId, byte[] picture) {
        return http.put()
                .uri("/api/links/machine/items/" + mediaId + "/poster")
                .headers(headers -> headers.setBearerAuth(owner.machineToken()))
                .contentType(MediaType.IMAGE_JPEG)
                .body(picture)
                .exchange();
    }
}
