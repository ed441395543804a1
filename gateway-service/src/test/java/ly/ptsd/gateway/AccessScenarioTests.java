package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.ORIGIN;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.UNKNOWN_TENANT;
import static ly.ptsd.gateway.Behind.access;
import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Behind.grant;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Behind.owner;
import static ly.ptsd.gateway.Behind.user;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in. */
class AccessScenarioTests extends GatewayScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users/me",
                "/api/subscriptions",
                "/api/subscriptions/x/timeline",
                "/api/links",
            })
    void letsNobodyInWithoutAValidAccessToken(String path) throws Exception {
        refused(caller.get(path), 401, "token_missing");
        refused(caller.get(path, "Authorization", "Basic YTpi"), 401, "token_missing");
        refused(caller.get(path, "Authorization", "Bearer nonsense"), 401, "token_invalid");
        refused(caller.as(path, mediaToken(TENANT)), 401, "token_invalid");
        refused(caller.as(path, access.token("another-api").compact()), 401, "token_invalid");
        refused(caller.as(path, access.token("ptsd-api").expiration(ago(60)).compact()), 401, "token_invalid");
        refused(
                caller.as(
                        path, new TestTokens(ORIGIN, "at+jwt").token("ptsd-api").compact()),
                401,
                "token_invalid");
        refused(caller.as(path, new TestTokens(ORIGIN, "JWT").token("ptsd-api").compact()), 401, "token_invalid");
        assertThat(caller.as(path, accessToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void passesTheTokenOnForTheServiceToCheckAgain() throws Exception {
        var token = accessToken();
        caller.as("/api/users/me", token);
        assertThat(user.last().headers().get("Authorization")).containsExactly("Bearer " + token);
    }

    @Test
    void letsOnlyTokensOfTheTenantThrough() throws Exception {
        refused(caller.get(MEDIA + "/items"), 401, "token_missing");
        refused(caller.as(MEDIA + "/items", accessToken()), 401, "token_invalid");
        refused(caller.as(MEDIA + "/items", access.token("media:" + TENANT).compact()), 401, "token_invalid");
        refused(caller.as(MEDIA + "/items", mediaToken(UNKNOWN_TENANT)), 404, "tenant_unknown");
        refused(caller.as(MEDIA + "/items", grant(UNKNOWN_TENANT)), 404, "tenant_unknown");
        refused(
                caller.as(
                        "/api/media/NOT-A-TENANT/items", owner.token("media:x").compact()),
                404,
                "tenant_unknown");
    }

    private static Date ago(int seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    /** The server once forgot to read on after answers that came too early for it. */
    @Test
    void answersEveryRequestOfAConnectionHoweverManyItRefuses() throws Exception {
        var token = accessToken();
        for (int i = 0; i < 600; i++) {
            var path = i % 3 == 0 ? "/api/users/me" : MEDIA + "/items";
            var sent = caller.http.sendAsync(
                    caller.request("GET", path, BodyPublishers.noBody(), "Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.discarding());
            assertThat(sent.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(i % 3 == 0 ? 200 : 401);
        }
    }
}
