package ly.ptsd.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: a client of an API has no types of its own for it. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
