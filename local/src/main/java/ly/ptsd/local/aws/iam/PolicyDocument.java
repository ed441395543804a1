package ly.ptsd.local.aws.iam;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An inline policy, evaluated by effect, action and resource. Conditions are not evaluated: see {@link #statements}. */
final class PolicyDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Statement> statements;

    private PolicyDocument(List<Statement> statements) {
        this.statements = statements;
    }

    /** @throws IllegalArgumentException when the text is no policy */
    static PolicyDocument parse(String text) {
        try {
            JsonNode statement = JSON.readTree(text).path("Statement");
            if (!statement.isArray() && !statement.isObject()) {
                throw new IllegalArgumentException("A policy has statements");
            }
            return new PolicyDocument(elements(statement).map(Statement::of).toList());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A policy is JSON", e);
        }
    }

    boolean allows(String action, String resource) {
        return statements(action, resource).anyMatch(Statement::allow);
    }

    boolean denies(String action, String resource) {
        return statements(action, resource).anyMatch(statement -> !statement.allow());
    }

    /** An Allow with a condition counts as met, a Deny with a condition as not met. */
    private Stream<Statement> statements(String action, String resource) {
        return statements.stream()
                .filter(statement -> statement.allow() || !statement.conditional())
                .filter(statement -> matches(statement.actions(), action, Pattern.CASE_INSENSITIVE))
                .filter(statement -> matches(statement.resources(), resource, 0));
    }

    private static boolean matches(List<String> globs, String value, int flags) {
        return globs.stream().anyMatch(glob -> {
            String regex = Stream.of(glob.split("(?<=[*?])|(?=[*?])"))
                    .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                    .reduce("", String::concat);
            return Pattern.compile(regex, flags | Pattern.DOTALL).matcher(value).matches();
        });
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private record Statement(boolean allow, List<String> actions, List<String> resources, boolean conditional) {

        static Statement of(JsonNode node) {
            return new Statement(
                    node.path("Effect").asString("").equals("Allow"),
                    texts(node.path("Action")),
                    texts(node.path("Resource")),
                    node.has("Condition"));
        }

        private static List<String> texts(JsonNode node) {
            return elements(node).map(element -> element.asString("")).toList();
        }
    }
}
