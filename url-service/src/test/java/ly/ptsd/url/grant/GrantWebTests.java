package ly.ptsd.url.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.test.web.servlet.client.RestTestClient;

class GrantWebTests extends RunningService {

    private final Owner owner = Owner.create();

    @Test
    void aGrantNamesTenantItemLinkAndViewerAndIsSignedByAPublishedKey() {
        var media = announce(owner, "grant", "PLAYABLE");
        var slug = share(owner, media);

        var answer = issued(slug);

        assertThat(answer)
                .containsEntry("tenantId", owner.tenant())
                .containsEntry("mediaId", media)
                .containsEntry("playUrl", "/api/media/" + owner.tenant() + "/play");
        var token = verified((String) answer.get("grant"));
        assertThat(token.getClaimAsString("link")).isEqualTo(slug);
        assertThat(token.getClaimAsString("media")).isEqualTo(media);
        assertThat(token.getSubject()).matches("[A-Za-z0-9_-]{22}");
        assertThat(token.getId()).isNotBlank();
        assertThat(token.getExpiresAt()).isCloseTo(Instant.now().plusSeconds(60), within(10, ChronoUnit.SECONDS));
        assertThat(Instant.parse((String) answer.get("expiresAt")))
                .isCloseTo(token.getExpiresAt(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void aViewerWhoComesBackIsTheSameViewer() {
        var slug = share(owner, announce(owner, "viewer", "READY"));
        var first = post("/s/" + slug + "/grant").expectStatus().isCreated().returnResult(Map.class);
        var cookie = first.getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE);
        assertThat(cookie)
                .startsWith("ptsd_viewer=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/s/", "Secure", "Max-Age=31536000");

        var again = http.post()
                .uri("/s/" + slug + "/grant")
                .header(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';')))
                .exchange()
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .returnResult(Map.class);

        assertThat(subject(again.getResponseBody())).isEqualTo(subject(first.getResponseBody()));
    }

    @Test
    void aViewerWhoBringsANameOfTheirOwnIsGivenAnother() {
        var slug = share(owner, announce(owner, "viewer", "READY"));

        http.post()
                .uri("/s/" + slug + "/grant")
                .header(HttpHeaders.COOKIE, "ptsd_viewer=me")
                .exchange()
                .expectHeader()
                .exists(HttpHeaders.SET_COOKIE);
    }

    @Test
    void thereIsNoGrantForWhatCannotBePlayed() {
        var media = announce(owner, "processing", "PROCESSING");
        var slug = share(owner, media);

        expectRefusal(post("/s/" + slug + "/grant"), HttpStatus.CONFLICT, "media_not_playable");

        announce(owner, media, "processing", "PLAYABLE", 2);
        post("/s/" + slug + "/grant").expectStatus().isCreated();
    }

    @Test
    void thereIsNoGrantForALinkThatIsUnknownOrRevoked() {
        var slug = share(owner, announce(owner, "revoked", "READY"));
        revoke(owner, slug);

        expectRefusal(post("/s/" + slug + "/grant"), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(post("/s/11111111111/grant"), HttpStatus.NOT_FOUND, "link_unknown");
        expectRefusal(post("/s/no-slug/grant"), HttpStatus.NOT_FOUND, "link_unknown");
    }

    @Test
    void aGrantIsRedeemedOnce() {
        var media = announce(owner, "once", "READY");
        var slug = share(owner, media);
        var grant = UUID.randomUUID().toString();

        redeem(owner, grant, slug, media).expectStatus().isNoContent();
        expectRefusal(redeem(owner, grant, slug, media), HttpStatus.CONFLICT, "grant_used");
        assertThat(redis.getExpire("ptsd:url:grant:" + owner.tenant() + ":" + grant))
                .isBetween(100L, 180L);
    }

    @Test
    void aTenantsServerCanUseUpNobodyElsesGrant() {
        var media = announce(owner, "mine", "READY");
        var slug = share(owner, media);
        var stranger = Owner.create();
        var theirs = announce(stranger, "theirs", "READY");
        var theirSlug = share(stranger, theirs);
        var grant = UUID.randomUUID().toString();

        expectRefusal(redeem(stranger, grant, slug, media), HttpStatus.NOT_FOUND, "link_unknown");
        redeem(stranger, grant, theirSlug, theirs).expectStatus().isNoContent();
        redeem(owner, grant, slug, media).expectStatus().isNoContent();
    }

    @Test
    void aGrantIsWorthNothingForAnotherItemOrOnceItsLinkIsRevoked() {
        var media = announce(owner, "one", "READY");
        var other = announce(owner, "another", "READY");
        var slug = share(owner, media);
        var grant = UUID.randomUUID().toString();

        expectRefusal(redeem(owner, grant, slug, other), HttpStatus.NOT_FOUND, "link_unknown");
        revoke(owner, slug);
        expectRefusal(redeem(owner, grant, slug, media), HttpStatus.NOT_FOUND, "link_unknown");
    }

    @Test
    void noGrantIsAcceptedWhileRedisIsDown() {
        var media = announce(owner, "down", "READY");
        var slug = share(owner, media);
        var grant = UUID.randomUUID().toString();
        REDIS.close();

        redeem(owner, grant, slug, media).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "2");
        expectRefusal(redeem(owner, grant, slug, media), HttpStatus.SERVICE_UNAVAILABLE, "server_not_ready");
        post("/s/" + slug + "/grant").expectStatus().isCreated();
    }

    @Test
    void aRenewalKeepsTheMostSecondsEverReported() {
        var media = announce(owner, "watch", "READY");
        var slug = share(owner, media);

        renew(owner, slug, media, 30).expectStatus().isNoContent();
        renew(owner, slug, media, 60.5).expectStatus().isNoContent();
        renew(owner, slug, media, 30).expectStatus().isNoContent();

        assertThat(jdbc.sql("SELECT seconds FROM watch WHERE slug = ? AND viewer = ? AND session = ?")
                        .params(slug, VIEWER, SESSION)
                        .query(Double.class)
                        .list())
                .containsExactly(60.5);
    }

    @Test
    void aSessionIsNotRenewedOnceItsLinkIsRevokedOrItsItemDeleted() {
        var media = announce(owner, "watch", "READY");
        var slug = share(owner, media);
        var other = share(owner, media);
        revoke(owner, slug);

        expectRefusal(renew(owner, slug, media, 30), HttpStatus.GONE, "link_unknown");
        renew(owner, other, media, 30).expectStatus().isNoContent();
        http.delete()
                .uri("/api/links/machine/items/" + media)
                .headers(headers -> headers.setBearerAuth(owner.machineToken()))
                .exchange();
        expectRefusal(renew(owner, other, media, 60), HttpStatus.GONE, "link_unknown");
        expectRefusal(renew(owner, "no-slug", media, 60), HttpStatus.GONE, "link_unknown");
    }

    @Test
    void aStrangersServerRenewsNothing() {
        var media = announce(owner, "watch", "READY");
        var slug = share(owner, media);

        expectRefusal(renew(Owner.create(), slug, media, 30), HttpStatus.GONE, "link_unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "session, short",
        "viewer, 'not a viewer'",
        "media, x",
        "link,",
        "secondsDelivered, -1",
        "secondsDelivered, 1e9",
        "secondsDelivered, NaN"
    })
    void refusesARenewalThatSaysNothingSensible(String field, String value) {
        var body = new HashMap<String, Object>(renewal("11111111111", name(16), 1));
        body.put(field, value);

        expectRefusal(machine(owner, "/api/links/machine/renewals", body), HttpStatus.BAD_REQUEST, "request_invalid");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> issued(String slug) {
        return post("/s/" + slug + "/grant")
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private String subject(Map<?, ?> answer) {
        return verified((String) answer.get("grant")).getSubject();
    }

    private Jwt verified(String token) {
        var keys = http.get()
                .uri("/api/links/jwks.json")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        try {
            return TokenDecoders.local(
                            ORIGIN + "/api/links",
                            "grant+jwt",
                            "media:" + owner.tenant(),
                            new ImmutableJWKSet<>(JWKSet.parse(keys)))
                    .decode(token);
        } catch (ParseException exception) {
            throw new AssertionError(exception);
        }
    }

    private RestTestClient.ResponseSpec post(String path) {
        return http.post().uri(path).exchange();
    }
}
