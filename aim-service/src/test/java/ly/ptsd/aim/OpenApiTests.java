package ly.ptsd.aim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** The document from which the web app's client types are made says what the controllers say today. */
@StandstillTest
class OpenApiTests {

    private static final Path DOCUMENT = Path.of("..", "frontend", "openapi", "aim.json");

    private final OpenApiWebMvcResource documented;

    OpenApiTests(@Autowired OpenApiWebMvcResource documented) {
        this.documented = documented;
    }

    /** Run with {@code -Dopenapi.write=true} after a change that is meant. */
    @Test
    void isTheDocumentThatTheWebAppIsBuiltAgainst() throws IOException {
        var request = new MockHttpServletRequest("GET", "/v3/api-docs");
        var today = new String(documented.openapiJson(request, "/v3/api-docs", Locale.ROOT), StandardCharsets.UTF_8);
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, today + "\n");
        }
        assertThat(DOCUMENT).content().isEqualTo(today + "\n");
    }
}
