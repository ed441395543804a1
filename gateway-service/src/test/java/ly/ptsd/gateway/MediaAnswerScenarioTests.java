package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.UNKNOWN_TENANT;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a media server's answers is let out on our origin. */
class MediaAnswerScenarioTests extends GatewayScenario {

    @Test
    void letsOutOnlyHarmlessHeadersOfAMediaServer() throws Exception {
        media.at(MEDIA + "/play/s/m/evil.m3u8", exchange -> {
            var headers = exchange.getResponseHeaders();
            headers.set("Set-Cookie", "ptsd_refresh=stolen");
            headers.set("Refresh", "0;url=//evil.example");
            headers.set("Link", "</x>; rel=preload");
            headers.set("Clear-Site-Data", "\"*\"");
            headers.set("Service-Worker-Allowed", "/");
            headers.set("Alt-Svc", "h3=\":443\"");
            headers.set("Access-Control-Allow-Credentials", "true");
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("ETag", "\"1\"");
            Upstream.send(exchange, 200, "application/vnd.apple.mpegurl", "#EXTM3U\n");
        });
        var headers = caller.get(MEDIA + "/play/s/m/evil.m3u8").headers();
        assertThat(headers.map())
                .doesNotContainKeys(
                        "set-cookie",
                        "refresh",
                        "link",
                        "clear-site-data",
                        "service-worker-allowed",
                        "alt-svc",
                        "access-control-allow-credentials");
        assertThat(headers.firstValue("ETag")).hasValue("\"1\"");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(headers.firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
    }

    @Test
    void letsWhoeverHasItsTicketSaveAnArchive() throws Exception {
        media.at(MEDIA + "/archives/ticket/a.zip", exchange -> {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment");
            Upstream.send(exchange, 200, "application/zip", "PK");
        });
        var answer = caller.get(MEDIA + "/archives/ticket/a.zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment");
        refused(caller.get(MEDIA + "/archives/ticket"), 401, "token_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/javascript", "image/svg+xml", "text/xml", "broken"})
    void refusesContentThatABrowserWouldRun(String type) throws Exception {
        media.at(MEDIA + "/play/s/m/page", exchange -> Upstream.send(exchange, 200, type, "<script>alert(1)</script>"));
        var answer = caller.get(MEDIA + "/play/s/m/page");
        refused(answer, 502, "server_answer_refused");
        assertThat(answer.body()).doesNotContain("alert");
    }

    @Test
    void refusesServiceWorkerScripts() throws Exception {
        refused(caller.get(MEDIA + "/play/s/m/sw.m3u8", "Service-Worker", "script"), 404, "not_found");
    }

    @Test
    void redirectsOnlyIntoTheTenantsOwnBucket() throws Exception {
        redirect("http://127.0.0.1:8081/ptsd-local-" + TENANT + "/media/x.m4s?X-Amz-Signature=1", 302);
        redirect(MEDIA + "/uploads/x", 302);
        redirect("http://127.0.0.1:8081/ptsd-local-" + UNKNOWN_TENANT + "/media/x.m4s", 502);
        redirect("https://evil.example/ptsd-local-" + TENANT + "/x", 502);
        redirect("//evil.example/", 502);
        redirect("/login", 502);
    }

    private void redirect(String location, int expected) throws Exception {
        media.at(MEDIA + "/play/s/m/seg.m4s", exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThat(caller.get(MEDIA + "/play/s/m/seg.m4s").statusCode())
                .as(location)
                .isEqualTo(expected);
    }
}
