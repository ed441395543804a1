package ly.ptsd.local.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServerTests {

    @TempDir
    Path folder;

    private SiteServer site;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<title>app</title>");
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/index-B750qrG7.js"), "let a = 1;".repeat(500));
        Files.createDirectories(folder.resolve("landing"));
        Files.writeString(folder.resolve("landing/landing.js"), "let b = 2;");
        site = SiteServer.start(folder, 0);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/library", "/library/abc", "/landing"})
    void answersEveryPageWithTheApp(String page) throws Exception {
        var answer = get(page);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<title>app</title>");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void letsBrowsersKeepWhatHasAHashInItsName() throws Exception {
        assertThat(get("/assets/index-B750qrG7.js").headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        assertThat(get("/landing/landing.js").headers().firstValue("Cache-Control"))
                .contains("no-cache");
    }

    @Test
    void compressesForThoseWhoTakeIt() throws Exception {
        assertThat(get("/assets/index-B750qrG7.js", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void hasNoOtherFiles() throws Exception {
        assertThat(get("/assets/old-12345678.js").statusCode()).isEqualTo(404);
        assertThat(get("/..%2f..%2fetc/passwd.txt").statusCode()).isBetween(400, 404);
    }

    @Test
    void saysThatTheAppIsNotBuilt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SiteServer.start(folder.resolve("assets"), 0))
                .withMessageContaining("not built");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
