package ly.ptsd.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletRequest;

/** The document from which the web app's client types are made says what the controllers say today. */
@UserServiceTest
class OpenApiTests {

    private static final Path DOCUMENT = Path.of("..", "frontend", "openapi", "user.json");

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

    @TestConfiguration
    static class Described {

        @Bean
        OpenApiCustomizer service() {
            return document -> {
                document.info(new Info().title("user-service").version("1"));
                document.servers(List.of(new Server().url("/")));
                document.getComponents().addSchemas("Problem", problem());
                var refusal = new ApiResponse()
                        .description("Problem details (RFC 9457)")
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
                document.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation -> operation.getResponses().setDefault(refusal));
                requestsMayLeaveOut(document);
            };
        }

        /** What may be null in a request may be absent too; an answer always has all its members. */
        private static void requestsMayLeaveOut(OpenAPI document) {
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .filter(operation -> operation.getRequestBody() != null)
                    .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                    .map(body -> body.getSchema().get$ref())
                    .filter(Objects::nonNull)
                    .map(ref -> document.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1)))
                    .forEach(Described::nullableIsOptional);
        }

        @SuppressWarnings({"rawtypes", "unchecked"})
        private static void nullableIsOptional(Schema schema) {
            ((Schema<Object>) schema).getProperties().forEach((name, property) -> {
                if (property.getTypes().contains("null")) {
                    schema.getRequired().remove(name);
                }
            });
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

        @Bean
        ModelConverter nullness() {
            return new Nullness();
        }
    }

    /** Takes from the records what may be null (JSpecify), and that all else is there. */
    static final class Nullness implements ModelConverter {

        @Override
        public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            var resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            var raw = Json31.mapper().constructType(type.getType()).getRawClass();
            var model = context.getDefinedModels().get(raw.getSimpleName());
            if (raw.isRecord() && model != null) {
                Arrays.stream(raw.getRecordComponents()).forEach(component -> describe(model, component));
            }
            return resolved;
        }

        private static void describe(Schema<?> model, RecordComponent component) {
            var name = component.getName();
            var property = model.getProperties().get(name);
            if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.addProperty(name, nullable(property));
            }
        }

        @SuppressWarnings({"rawtypes", "unchecked"})
        private static Schema<?> nullable(Schema property) {
            if (property.get$ref() != null) {
                return new Schema<>()
                        .oneOf(List.of(new Schema<>().$ref(property.get$ref()), new Schema<>().types(Set.of("null"))));
            }
            var types = new LinkedHashSet<String>(property.getTypes());
            types.add("null");
            property.setTypes(types);
            if (property.getEnum() != null && !property.getEnum().contains(null)) {
                property.getEnum().add(null);
            }
            return property;
        }
    }
}
