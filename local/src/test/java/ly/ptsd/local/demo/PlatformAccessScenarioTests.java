package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every documented operation against everybody who might try it, through the gateway. An operation no rule speaks of
 * fails: whoever adds one says here who may use it.
 */
@Tag("scenario")
class PlatformAccessScenarioTests {

    /** Who may pass. */
    private enum Door {
        /** Everybody, known or not. */
        OPEN,
        /** Who holds an access token; what belongs to somebody is unknown to others. */
        SUBSCRIBER,
        /** Who holds a media token of that very tenant. */
        OWNER_OF_TENANT,
        /** A tenant's media server. */
        MACHINE,
        /** Who holds the role. */
        OPERATOR
    }

    private record Rule(String paths, Door door) {
        boolean speaksOf(DocumentedOperation operation) {
            return Pattern.matches(paths, operation.method() + " " + operation.path());
        }
    }

    /** The first that speaks of an operation holds. */
    private static final List<Rule> RULES = List.of(
            new Rule("GET /api/plans", Door.OPEN),
            new Rule("GET .*/jwks\\.json", Door.OPEN),
            new Rule("\\w+ /api/auth/.*", Door.OPEN),
            new Rule("GET /api/users/pictures/.*", Door.OPEN),
            new Rule("\\w+ /s/.*", Door.OPEN),
            new Rule("GET /api/media/\\{tenantId}/play/.*", Door.OPEN),
            new Rule("GET /api/media/\\{tenantId}/archives/.*", Door.OPEN),
            new Rule("\\w+ /api/media/.*", Door.OWNER_OF_TENANT),
            new Rule("\\w+ /api/links/machine/.*", Door.MACHINE),
            new Rule("\\w+ /api/operations/.*", Door.OPERATOR),
            new Rule("\\w+ /api/users/me.*", Door.SUBSCRIBER),
            new Rule("\\w+ /api/subscriptions.*", Door.SUBSCRIBER),
            new Rule("\\w+ /api/links.*", Door.SUBSCRIBER));

    private static SharedPlatform shared;
    private static Owner stranger;

    /** Does to a subscription of their own whatever may be done to one; the shared one has to live on. */
    private static Owner spender;

    private static String spent;

    @BeforeAll
    static void start() {
        shared = SharedPlatform.get();
        stranger = Owner.signIn(shared.client(), "google", "Stranger", "stranger@ptsd.example");
        spender = Owner.signIn(shared.client(), "google", "Spender", "spender@ptsd.example");
        spent = spender.subscribe("basic").get("id").asString();
    }

    static Stream<DocumentedOperation> operations() {
        return DocumentedOperation.all().stream();
    }

    private static Door door(DocumentedOperation operation) {
        return RULES.stream()
                .filter(rule -> rule.speaksOf(operation))
                .findFirst()
                .map(Rule::door)
                .orElseThrow(() -> new AssertionError("no rule says who may " + operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void knowsWhoMay(DocumentedOperation operation) {
        assertThat(door(operation)).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void keepsAnonymousCallersOut(DocumentedOperation operation) throws Exception {
        int status = status(operation, null);

        if (door(operation) == Door.OPEN) {
            // a refresh without its cookie is refused as well, but for that
            assertThat(status).isIn(operation.path().startsWith("/api/auth/") ? AUTH : OPEN);
        } else {
            assertThat(status).isEqualTo(401);
        }
    }

    private static final List<Integer> OPEN = List.of(200, 201, 204, 302, 400, 404, 415);
    private static final List<Integer> AUTH = List.of(200, 204, 400, 401, 403, 404);

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void takesNoTokenForAnother(DocumentedOperation operation) throws Exception {
        switch (door(operation)) {
            case OPEN -> assertThat(status(operation, "no.such.token")).isLessThan(500);
            case SUBSCRIBER, OPERATOR ->
                assertThat(status(operation, shared.media().get())).isEqualTo(401);
            case OWNER_OF_TENANT ->
                assertThat(status(operation, shared.owner().accessToken())).isEqualTo(401);
            case MACHINE -> {
                assertThat(status(operation, shared.owner().accessToken())).isEqualTo(401);
                assertThat(status(operation, shared.media().get())).isEqualTo(401);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void hidesWhatIsSomebodyElses(DocumentedOperation operation) throws Exception {
        if (door(operation) == Door.OPERATOR) {
            assertThat(status(operation, stranger.accessToken())).isIn(403, 404);
        }
        if (door(operation) == Door.SUBSCRIBER && operation.path().contains("{")) {
            assertThat(status(operation, stranger.accessToken())).isIn(400, 404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void opensForWhomItIsMeant(DocumentedOperation operation) throws Exception {
        String token =
                switch (door(operation)) {
                    case SUBSCRIBER -> (isCommand(operation) ? spender : shared.owner()).accessToken();
                    case OWNER_OF_TENANT -> shared.media().get();
                    case OPEN, MACHINE, OPERATOR -> null;
                };
        // these would act on what the other tests use
        if (token != null && !operation.method().equals("DELETE")) {
            assertThat(status(operation, token)).isNotIn(401, 403).isLessThan(500);
        }
    }

    private static boolean isCommand(DocumentedOperation operation) {
        return operation.path().startsWith("/api/subscriptions/{id}")
                && !operation.method().equals("GET");
    }

    private static int status(DocumentedOperation operation, @Nullable String token) throws Exception {
        var request = token == null
                ? shared.client().to(address(operation))
                : shared.client().to(address(operation), token);
        return SharedPlatform.status(
                request.header("Content-Type", "application/json").method(operation.method(), BodyPublishers.noBody()));
    }

    /** With what the owner has, where there is such a thing; a stranger must not learn that it exists. */
    private static String address(DocumentedOperation operation) {
        var known = Map.of("tenantId", shared.tenantId(), "id", isCommand(operation) ? spent : shared.subscriptionId());
        return Pattern.compile("\\{(\\w+)}")
                .matcher(operation.path())
                .replaceAll(variable -> known.getOrDefault(variable.group(1), "a".repeat(16)));
    }
}
