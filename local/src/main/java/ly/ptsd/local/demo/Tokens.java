package ly.ptsd.local.demo;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A token that is fetched when there is none yet or its end is near. */
final class Tokens {

    private static final Duration EARLY = Duration.ofMinutes(2);

    private final Supplier<JsonNode> source;
    private final String field;
    private final Clock clock;
    private @Nullable JsonNode current;

    private Tokens(Supplier<JsonNode> source, String field, Clock clock) {
        this.source = source;
        this.field = field;
        this.clock = clock;
    }

    /** Access tokens, from the session in the client's cookie jar. */
    static Tokens access(Client client) {
        return new Tokens(
                () -> client.json(client.to("/api/auth/refresh")
                        .header("Origin", client.origin().toString())
                        .POST(BodyPublishers.noBody())),
                "accessToken",
                Clock.systemUTC());
    }

    /** Media tokens for the server of one subscription. */
    static Tokens media(Client client, String subscription, Tokens access) {
        return new Tokens(
                () -> client.json(client.to("/api/subscriptions/" + subscription + "/media-token", access.get())
                        .POST(BodyPublishers.noBody())),
                "token",
                Clock.systemUTC());
    }

    String get() {
        JsonNode known = current;
        if (known == null || ends(known).isBefore(clock.instant().plus(EARLY))) {
            known = source.get();
            current = known;
        }
        return known.get(field).asString();
    }

    private static Instant ends(JsonNode token) {
        return Instant.parse(token.get("expiresAt").asString());
    }
}
