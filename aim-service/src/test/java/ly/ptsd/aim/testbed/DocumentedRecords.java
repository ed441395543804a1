package ly.ptsd.aim.testbed;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes from the records what may be null (JSpecify), and that all else is there. */
public final class DocumentedRecords implements ModelConverter {

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
        var property = model.getProperties().get(name);
        if (model.getRequired() == null || !model.getRequired().contains(name)) {
            model.addRequiredItem(name);
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return;
        }
        if (property.get$ref() != null) {
            var absent = new Schema<>().types(Set.of("null"));
            model.getProperties().put(name, new Schema<>().oneOf(List.of(property, absent)));
        } else if (property.getTypes() != null) {
            var types = new TreeSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
    }
}
