package ly.ptsd.local.demo;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a subscriber does: everything from signing in to the short link. */
final class Owner {

    private static final String JSON = "application/json";

    private final Client client;
    private final Tokens access;

    private Owner(Client client) {
        this.client = client;
        this.access = Tokens.access(client);
    }

    static Owner signIn(Client client, String provider, String name, String email) {
        SignIn.at(provider, name, email, client);
        var owner = new Owner(client);
        owner.access.get();
        return owner;
    }

    String accessToken() {
        return access.get();
    }

    JsonNode profile() {
        return client.json(client.to("/api/users/me", access.get()).GET());
    }

    JsonNode rename(String name) {
        return client.json(client.to("/api/users/me", access.get())
                .header("Content-Type", JSON)
                .method("PATCH", Client.json(Json.object().put("name", name))));
    }

    /** The cheapest plan that takes a file of this size, or the last one. */
    JsonNode planFor(long bytes) {
        JsonNode plans = client.json(client.to("/api/plans").GET());
        for (JsonNode plan : plans) {
            if (plan.get("largestUploadBytes").asLong() >= bytes) {
                return plan;
            }
        }
        return plans.get(plans.size() - 1);
    }

    /** The subscription there is, or a new one. */
    JsonNode subscribe(String plan) {
        JsonNode known =
                client.json(client.to("/api/subscriptions", access.get()).GET());
        return known.isEmpty() ? subscribe(plan, UUID.randomUUID().toString()) : known.get(0);
    }

    JsonNode subscribe(String plan, String idempotencyKey) {
        return client.json(client.to("/api/subscriptions", access.get())
                .header("Content-Type", JSON)
                .header("Idempotency-Key", idempotencyKey)
                .POST(Client.json(Json.object().put("planId", plan))));
    }

    /** Follows the timeline until the server is there. */
    void awaitActive(String subscription, Consumer<JsonNode> change) {
        JsonNode ended = follow(
                "/api/subscriptions/" + subscription + "/timeline",
                access,
                event -> event.name().equals("subscription"),
                change,
                it -> Set.of("ACTIVE", "FAILED").contains(it.path("state").asString()));
        if (!ended.path("state").asString().equals("ACTIVE")) {
            throw Problem.told("provisioning_failed", Json.write(ended.path("steps")));
        }
    }

    Tokens mediaTokens(String subscription) {
        return Tokens.media(client, subscription, access);
    }

    Upload upload(Tokens media, String tenantId) {
        return new Upload(client, media, tenantId);
    }

    /** Follows the media server's events until the item is as wanted. */
    JsonNode awaitItem(
            Tokens media, String tenantId, String mediaId, Consumer<JsonNode> change, Predicate<JsonNode> wanted) {
        JsonNode item = follow(
                "/api/media/" + tenantId + "/events",
                media,
                event -> event.name().equals("item")
                        && Json.read(event.data()).path("id").asString().equals(mediaId),
                change,
                it -> wanted.test(it) || it.path("state").asString().equals("FAILED"));
        if (!wanted.test(item)) {
            throw Problem.told(item.path("error").asString("media_failed"), "The media item failed");
        }
        return item;
    }

    private JsonNode follow(
            String address,
            Tokens token,
            Predicate<EventStream.Event> concerned,
            Consumer<JsonNode> change,
            Predicate<JsonNode> last) {
        while (true) {
            var request = client.to(address, token.get()).setHeader("Accept", "text/event-stream");
            try (var events = new EventStream(client.stream(request.GET()))) {
                for (var event = events.next(); event.isPresent(); event = events.next()) {
                    if (!concerned.test(event.get())) {
                        continue;
                    }
                    JsonNode state = Json.read(event.get().data());
                    change.accept(state);
                    if (last.test(state)) {
                        return state;
                    }
                }
            } catch (UncheckedIOException _) {
                // A broken stream is opened again; it begins with the state of now.
            }
            Client.pause();
        }
    }

    JsonNode link(String tenantId, String mediaId) {
        return client.json(client.to("/api/links", access.get())
                .header("Content-Type", JSON)
                .POST(Client.json(Json.object().put("tenantId", tenantId).put("mediaId", mediaId))));
    }

    JsonNode link(String slug) {
        return client.json(client.to("/api/links/" + slug, access.get()).GET());
    }

    void revoke(String slug) {
        client.answer(client.to("/api/links/" + slug, access.get()).DELETE());
    }

    /** The owner's own playback session. */
    JsonNode play(Tokens media, String tenantId, String mediaId) {
        return client.json(client.to("/api/media/" + tenantId + "/play", media.get())
                .header("Content-Type", JSON)
                .POST(Client.json(Json.object().put("mediaId", mediaId))));
    }

    void signOut() {
        client.answer(client.to("/api/auth/logout")
                .header("Origin", client.origin().toString())
                .POST(BodyPublishers.noBody()));
    }
}
