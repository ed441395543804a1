package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A media server that was taken over says what it likes, down to the bytes. */
class HostileMediaScenarioTests extends GatewayScenario {

    private static final AtomicInteger tenants = new AtomicInteger();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set-Cookie: ptsd_refresh=mine",
                "Refresh: 0;url=https://evil.example",
                "Link: </evil.css>; rel=stylesheet",
                "Clear-Site-Data: \"*\"",
                "Service-Worker-Allowed: /",
                "Alt-Svc: h3=\"evil.example:443\"",
                "Access-Control-Allow-Credentials: true",
                "SourceMap: https://evil.example",
                "Report-To: {}",
                "NEL: {}",
                "Reporting-Endpoints: a=\"https://evil.example\"",
                "Content-Location: https://evil.example",
                "Strict-Transport-Security: max-age=0",
                "Public-Key-Pins: x",
                "Server-Timing: a",
                "Origin-Agent-Cluster: ?0",
                "Cross-Origin-Embedder-Policy: unsafe-none",
                "Speculation-Rules: \"/evil.json\"",
                "X-Frame-Options: ALLOWALL",
                "Proxy-Authenticate: Basic realm=\"your password\"",
                "sEt-CoOkIe: ptsd_refresh=mine",
                "RateLimit: \"x\";r=0;t=99",
            })
    void losesEveryHeaderThatActsOnTheBrowser(String header) throws Exception {
        var answer = saying(OK + header + "\r\nContent-Length: 2\r\n\r\nok");
        assertThat(answer.statusCode()).isEqualTo(200);
        var parts = header.split(": ", 2);
        assertThat(answer.headers().allValues(parts[0])).doesNotContain(parts[1]);
    }

    @Test
    void cannotLoosenWhatTheGatewaySays() throws Exception {
        var answer = saying(OK + "Content-Security-Policy: default-src *\r\nX-Content-Type-Options: none\r\n"
                + "Referrer-Policy: unsafe-url\r\nX-Request-Id: forged-id-1\r\n"
                + "Access-Control-Allow-Origin: https://evil.example\r\nContent-Length: 2\r\n\r\nok");
        var headers = answer.headers();
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("X-Request-Id")).hasSize(1).doesNotContain("forged-id-1");
        assertThat(headers.allValues("Access-Control-Allow-Origin")).containsExactly("*");
    }

    @Test
    void asksNobodyForAPassword() throws Exception {
        var answer = saying(
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"Google password\"\r\nContent-Length: 0\r\n\r\n");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/html",
                "Content-Type: text/html; charset=utf-8",
                "Content-Type: TEXT/HTML",
                "Content-Type: application/xhtml+xml",
                "Content-Type: text/javascript",
                "Content-Type: text/css",
                "Content-Type: image/svg+xml",
                "Content-Type: application/pdf",
                "Content-Type: application/wasm",
                "Content-Type: */*",
                "Content-Type: multipart/x-mixed-replace; boundary=a",
                "Content-Type: video/mp4, text/html",
                "Content-Type: video/mp4\r\nContent-Type: text/html",
                "Content-Type: text/html\r\nContent-Type: video/mp4",
                "Location: https://evil.example/",
                "Location: //evil.example/",
                "Location: /\\evil.example/",
                "Location: javascript:alert(1)",
                "Location: data:text/html,x",
                "Location: /login",
                "Location: http://[broken",
                "Location: relative/path",
            })
    void getsNothingActiveThrough(String header) throws Exception {
        var answer = saying("HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: 25\r\n\r\n<script>alert(1)</script>");
        refused(answer, 502, "server_answer_refused");
        assertThat(answer.body()).doesNotContain("alert");
    }

    @Test
    void cannotLeaveItsOwnPathByALocation() throws Exception {
        try (var hostile = new RawServer((headers, connection) -> {
            var path = headers.split(" ")[1];
            RawServer.write(
                    connection,
                    "HTTP/1.1 302 Found\r\nLocation: " + path.substring(0, path.indexOf("/play"))
                            + "/../../users/me\r\nContent-Length: 0\r\n\r\n");
        })) {
            refused(play(hostile.uri()), 502, "server_answer_refused");
        }
    }

    @Test
    void hasNoContentWithoutAType() throws Exception {
        var answer = saying("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n<script>alert(1)</script>");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX: %s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 %s\r\nContent-Length: 0\r\n\r\n",
                "%s",
            })
    void cannotSendEndlessHeaders(String form) throws Exception {
        refused(saying(form.formatted("a".repeat(100_000))), 502, "server_answer_refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
            })
    void isNotBelievedWhenItIsGarbled(String answer) throws Exception {
        refused(saying(answer), 502, "server_answer_refused");
    }

    @Test
    void saysNothingBeforeItsAnswer() throws Exception {
        var answer = saying("HTTP/1.1 100 Continue\r\nSet-Cookie: a=b\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nok");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"102 Processing", "103 Early Hints"})
    void givesNoHints(String interim) throws Exception {
        var answer = saying("HTTP/1.1 " + interim + "\r\nLink: </evil.js>; rel=preload; as=script\r\n\r\n" + OK
                + "Content-Length: 2\r\n\r\nok");
        refused(answer, 502, "server_answer_refused");
        assertThat(answer.headers().map()).doesNotContainKey("link");
    }

    @Test
    void cannotTakeTheConnectionOver() throws Exception {
        var answer = saying("HTTP/1.1 101 Switching Protocols\r\nUpgrade: evil\r\nConnection: upgrade\r\n\r\nbytes");
        refused(answer, 502, "server_answer_refused");
    }

    @Test
    void addsNothingAfterItsBody() throws Exception {
        var answer = saying(OK
                + "Transfer-Encoding: chunked\r\nTrailer: Set-Cookie\r\n\r\n2\r\nok\r\n0\r\nSet-Cookie: a=b\r\n\r\n");
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "trailer");
    }

    @Test
    void answersNobodyElseOnTheSameConnection() throws Exception {
        try (var hostile = RawServer.saying(OK + "Content-Length: 2\r\n\r\nok"
                + "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\r\nevil")) {
            var tenant = tenantAt(hostile.uri());
            for (int i = 0; i < 5; i++) {
                assertThat(caller.get("/api/media/" + tenant + "/play/s/m/x").body())
                        .isEqualTo("ok");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000\r\n\r\nshort", "Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n"})
    void cannotMakeACutAnswerLookComplete(String rest) {
        assertThatThrownBy(() -> saying(OK + rest)).isInstanceOf(IOException.class);
    }

    /** A small answer is passed on when all of it has come. */
    @Test
    void isNotPassedOnAtAllWhenItCutsASmallAnswer() throws Exception {
        var answer = saying(OK + "ETag: x\r\nContent-Length: 1000\r\n\r\nshort");
        refused(answer, 503, "server_unreachable");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().length());
    }

    @Test
    void isCutOffWithItsEndlessAnswerWhenTheCallerLeaves() throws Exception {
        var cut = new CountDownLatch(1);
        try (var hostile = new RawServer((headers, connection) -> {
            RawServer.write(connection, OK + "\r\n");
            try {
                while (true) {
                    connection.getOutputStream().write(new byte[64 * 1024]);
                }
            } catch (IOException gone) {
                cut.countDown();
            }
        })) {
            var tenant = tenantAt(hostile.uri());
            var answer = caller.http.send(
                    caller.request("GET", "/api/media/" + tenant + "/play/s/m/x", BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000);
            }
            assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void passesSlowDropsOnAsTheyFall() throws Exception {
        var second = new CountDownLatch(1);
        try (var hostile = new RawServer((headers, connection) -> {
            RawServer.write(connection, OK + "Content-Length: 2\r\n\r\na");
            second.await(10, TimeUnit.SECONDS);
            RawServer.write(connection, "b");
        })) {
            var tenant = tenantAt(hostile.uri());
            var answer = caller.http.send(
                    caller.request("GET", "/api/media/" + tenant + "/play/s/m/x", BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(answer.body().read()).isEqualTo('a');
            second.countDown();
            assertThat(answer.body().read()).isEqualTo('b');
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serviceworker", "sharedworker", "worker", "script", "style", "iframe", "embed", "object"})
    void isNotAskedForAnythingThatRuns(String destination) throws Exception {
        try (var hostile = RawServer.saying(OK + "Content-Length: 2\r\n\r\nok")) {
            var path = "/api/media/" + tenantAt(hostile.uri()) + "/play/s/m/x";
            refused(caller.get(path, "Sec-Fetch-Dest", destination), 404, "not_found");
            assertThat(caller.get(path, "Sec-Fetch-Dest", "video").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void opensItsApiToNoOtherOrigin() throws Exception {
        try (var hostile = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Access-Control-Allow-Origin: https://evil.example\r\nAccess-Control-Allow-Credentials: true\r\n"
                + "Content-Length: 2\r\n\r\n{}")) {
            var tenant = tenantAt(hostile.uri());
            var answer =
                    caller.as("/api/media/" + tenant + "/items", mediaToken(tenant), "Origin", "https://evil.example");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase().startsWith("access-control-"));
        }
    }

    private HttpResponse<String> saying(String bytes) throws Exception {
        try (var hostile = RawServer.saying(bytes)) {
            return play(hostile.uri());
        }
    }

    private HttpResponse<String> play(URI hostile) throws Exception {
        return caller.get("/api/media/" + tenantAt(hostile) + "/play/s/m/x");
    }

    private static String tenantAt(URI address) {
        var tenant = "hostile" + letters(tenants.incrementAndGet());
        aim.json(Behind.addressPath(tenant), 200, Behind.address(tenant, address, 1));
        return tenant;
    }

    private static String letters(int number) {
        var text = new StringBuilder();
        for (int i = 0, rest = number; i < 5; i++, rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.toString();
    }
}
