package ly.ptsd.aim.testbed;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the OpenAPI document says beyond what the controllers show. */
@TestConfiguration(proxyBeanMethods = false)
class DocumentedApi {

    @Bean
    ModelConverter records() {
        return new DocumentedRecords();
    }

    @Bean
    OpenApiCustomizer service() {
        return document -> {
            document.info(new Info().title("aim-service").version("1"));
            document.servers(List.of(new Server().url("/")));
            document.getComponents().addSchemas("Problem", problem());
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().setDefault(refusal()));
            describeTimeline(document);
        };
    }

    /** Each event's data is a subscription. */
    private static void describeTimeline(OpenAPI document) {
        var answer = document.getPaths()
                .get("/api/subscriptions/{id}/timeline")
                .getGet()
                .getResponses()
                .get("200");
        answer.setContent(content("text/event-stream", "SubscriptionView"));
        document.getComponents().getSchemas().remove("SseEmitter");
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("Problem details (RFC 9457)")
                .content(content("application/problem+json", "Problem"));
    }

    private static Content content(String mediaType, String schema) {
        return new Content()
                .addMediaType(mediaType, new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema)));
    }

    private static Schema<?> problem() {
        var text = new Schema<>().types(Set.of("string"));
        var error = new Schema<>()
                .types(Set.of("object"))
                .addProperty("field", text)
                .addProperty("message", text)
                .required(List.of("field", "message"));
        return new Schema<>()
                .types(Set.of("object"))
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", new Schema<>().types(Set.of("integer")))
                .addProperty("detail", text)
                .addProperty("code", text)
                .addProperty("requestId", text)
                .addProperty("errors", new Schema<>().types(Set.of("array")).items(error))
                .required(List.of("type", "title", "status", "detail", "code"));
    }
}
