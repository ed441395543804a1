package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The document from which the web app's types are made; {@code -Dopenapi.write=true} writes it anew. */
class OpenApiTests extends MediaServerTest {

    private static final Path DOCUMENT = Path.of("..", "frontend", "openapi", "media.json");

    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();

    @Autowired
    private WebApplicationContext context;

    @Test
    void theDocumentSaysWhatTheServiceDoes() throws Exception {
        var actual = document();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, actual);
        }
        assertThat(DOCUMENT)
                .as("written by mvn test -Dtest=OpenApiTests -Dopenapi.write=true")
                .hasContent(actual);
    }

    private String document() throws Exception {
        var answer = MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(get("/v3/api-docs"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return json.writeValueAsString(json.readValue(answer, Map.class)).replace("\r\n", "\n") + "\n";
    }
}
