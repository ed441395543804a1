package ly.ptsd.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The platform's main job, step by step. */
final class Story {

    private static final String NAME = "Demo Person";
    private static final String EMAIL = "demo@ptsd.example";

    private final URI origin;
    private final Steps steps;

    Story(URI origin, Steps steps) {
        this.origin = origin;
        this.steps = steps;
    }

    /** Everything a story is about, for the line of JSON at its end. */
    record Told(String shortUrl, URI playlistUrl, String mediaId, String tenantId) {

        String json(Steps steps) {
            ObjectNode json = Json.object()
                    .put("shortUrl", shortUrl)
                    .put("playlistUrl", playlistUrl.toString())
                    .put("mediaId", mediaId)
                    .put("tenantId", tenantId);
            ObjectNode seconds = json.putObject("seconds");
            steps.seconds().forEach((step, took) -> seconds.put(step, Math.round(took * 1000) / 1000.0));
            return Json.write(json);
        }
    }

    /** @throws Problem when the platform refuses */
    Told tell(Path file) {
        Owner owner = steps.take(
                "signIn", "signed in with Google", () -> Owner.signIn(new Client(origin), "google", NAME, EMAIL));
        JsonNode subscription = subscribed(owner, size(file));
        String tenantId = subscription.get("tenantId").asString();
        Tokens media = owner.mediaTokens(subscription.get("id").asString());
        steps.take("mediaToken", "got a token for the media server of tenant " + tenantId, media::get);
        String mediaId =
                steps.take("upload", "uploaded " + file.getFileName(), () -> uploaded(owner, media, tenantId, file));
        converted(owner, media, tenantId, mediaId);
        JsonNode link = steps.take("link", "made a short link", () -> owner.link(tenantId, mediaId));
        String shortUrl = link.get("shortUrl").asString();
        steps.tell(shortUrl);
        URI playlist = watched(new Friend(new Client(origin)), shortUrl);
        steps.take(
                "visit",
                "the visit was counted",
                () -> awaitVisit(owner, link.get("slug").asString(), link));
        steps.take("rename", "changed the name on My page, and back", () -> renamed(owner));
        return new Told(shortUrl, playlist, mediaId, tenantId);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode subscribed(Owner owner, long bytes) {
        JsonNode plan = steps.take("plans", "read the plans", () -> owner.planFor(bytes));
        JsonNode subscription = steps.take(
                "subscribe",
                "has a subscription",
                () -> owner.subscribe(plan.get("id").asString()));
        Set<String> done = new HashSet<>();
        steps.take(
                "active",
                "the media server is active",
                () -> owner.awaitActive(subscription.get("id").asString(), state -> tellNew(state, done)));
        return subscription;
    }

    private void tellNew(JsonNode subscription, Set<String> done) {
        for (JsonNode step : subscription.path("steps")) {
            String name = step.path("name").asString();
            if (step.path("state").asString().equals("DONE") && done.add(name)) {
                steps.tell("provisioned: " + name.toLowerCase(Locale.ROOT));
            }
        }
    }

    private String uploaded(Owner owner, Tokens media, String tenantId, Path file) {
        long length = size(file);
        return owner.upload(media, tenantId)
                .send(file, arrived -> steps.tell("uploaded %.1f of %.1f MB".formatted(arrived / 1e6, length / 1e6)));
    }

    private void converted(Owner owner, Tokens media, String tenantId, String mediaId) {
        steps.take(
                "playable",
                "can be played",
                () -> owner.awaitItem(media, tenantId, mediaId, _ -> {}, Story::canBePlayed));
        var told = new HashSet<String>();
        steps.take(
                "ready",
                "every quality is there",
                () -> owner.awaitItem(
                        media, tenantId, mediaId, item -> tellRenditions(item, told), Story::canBeShared));
    }

    private static boolean canBePlayed(JsonNode item) {
        return Set.of("PLAYABLE", "READY").contains(item.path("state").asString());
    }

    private static boolean canBeShared(JsonNode item) {
        return item.path("state").asString().equals("READY")
                && item.path("shareable").asBoolean();
    }

    private void tellRenditions(JsonNode item, Set<String> told) {
        for (JsonNode rendition : item.path("renditions")) {
            String name = rendition.path("name").asString();
            if (rendition.path("state").asString().equals("DONE") && told.add(name)) {
                steps.tell("rendition " + name);
            }
        }
    }

    private URI watched(Friend friend, String shortUrl) {
        JsonNode about = steps.take("open", "a friend opened it", () -> {
            if (!friend.page(shortUrl).contains("og:title")) {
                throw Problem.told("page_without_card", shortUrl);
            }
            return friend.awaitPlayable(shortUrl);
        });
        URI address = steps.take(
                "session",
                "the friend got a playback session",
                () -> friend.play(friend.grant(about.get("grantUrl").asString())));
        steps.take("watch", "the friend's player has the first and the last segment", () -> {
            Playlist master = friend.playlist(address);
            Playlist first = friend.playlist(master.renditions().getFirst());
            steps.tell("%d playlists, %.1f s long, %d kB read"
                    .formatted(master.renditions().size(), first.seconds(), friend.fetchEnds(first) / 1000));
        });
        return address;
    }

    private static void awaitVisit(Owner owner, String slug, JsonNode before) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (owner.link(slug).get("visits").asLong() <= before.get("visits").asLong()) {
            if (System.nanoTime() > deadline) {
                throw Problem.told("visit_not_counted", slug);
            }
            Client.pause();
        }
    }

    private static void renamed(Owner owner) {
        String name = owner.profile().get("name").asString();
        String other = name.equals(NAME) ? "Demo Person II" : NAME;
        if (!owner.rename(other).get("name").asString().equals(other)) {
            throw Problem.told("name_not_changed", other);
        }
        owner.rename(name);
    }
}
