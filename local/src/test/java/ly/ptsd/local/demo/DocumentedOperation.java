package ly.ptsd.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the services' OpenAPI documents, which their own tests keep true.
 *
 * @param path with its {@code {variables}}
 * @param queries names of the query parameters
 * @param fields names that occur in JSON bodies of the same document
 */
record DocumentedOperation(String method, String path, List<String> queries, Set<String> fields) {

    static List<DocumentedOperation> all() {
        try (Stream<Path> documents = Files.list(SharedPlatform.PROJECT.resolve("frontend/openapi"))) {
            return documents
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(DocumentedOperation::in)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DocumentedOperation> in(Path file) {
        JsonNode document = read(file);
        Set<String> fields = new TreeSet<>();
        document.findValues("properties").forEach(properties -> fields.addAll(properties.propertyNames()));
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new DocumentedOperation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation
                                        .getValue()
                                        .path("parameters")
                                        .valueStream()
                                        .filter(parameter ->
                                                parameter.path("in").asString().equals("query"))
                                        .map(parameter -> parameter.get("name").asString())
                                        .toList(),
                                fields)));
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
