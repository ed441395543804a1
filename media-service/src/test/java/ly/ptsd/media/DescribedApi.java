package ly.ptsd.media;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Makes the document say of every member whether it may be null, as the records do (JSpecify). */
@TestConfiguration(proxyBeanMethods = false)
class DescribedApi {

    @Bean
    OpenApiCustomizer service() {
        return document -> {
            document.info(new Info().title("media-service").version("1")).servers(List.of(new Server().url("/")));
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.addParametersItem(tenant()));
        };
    }

    /** Stands in every path; the service checks it before any controller is asked. */
    private static Parameter tenant() {
        return new PathParameter().name("tenantId").schema(new Schema<String>().types(Set.of("string")));
    }

    @Bean
    ModelConverter nullness() {
        return new Nullness();
    }

    private static final class Nullness implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
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
            if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
            var property = model.getProperties().get(name);
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && property.getTypes() != null) {
                var types = new LinkedHashSet<>(property.getTypes());
                types.add("null");
                property.setTypes(types);
            }
        }
    }
}
