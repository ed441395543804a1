package ly.ptsd.local.demo;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What somebody without an account does who was given a short link. */
final class Friend {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Client client;

    Friend(Client client) {
        this.client = client;
    }

    /** The watch page, as a browser gets it. */
    String page(String shortUrl) {
        return client.text(client.to(shortUrl).header("Accept", "text/html").GET());
    }

    JsonNode about(String shortUrl) {
        return client.json(client.to(shortUrl).GET());
    }

    /** Looks at the link until what it shows can be played: url-service hears of that a moment after the owner. */
    JsonNode awaitPlayable(String shortUrl) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode about = about(shortUrl);
        while (about.path("state").asString().equals("PROCESSING")) {
            if (System.nanoTime() > deadline) {
                throw Problem.told("media_not_playable", shortUrl);
            }
            Client.pause();
            about = about(shortUrl);
        }
        return about;
    }

    JsonNode grant(String grantUrl) {
        return client.json(client.to(grantUrl).POST(BodyPublishers.noBody()));
    }

    /** Opens a playback session; answers the address of its multivariant playlist. */
    URI play(JsonNode grant) {
        JsonNode session = client.json(
                client.to(grant.get("playUrl").asString(), grant.get("grant").asString())
                        .POST(BodyPublishers.noBody()));
        return client.resolve(session.get("playlistUrl").asString());
    }

    Playlist playlist(URI address) {
        return Playlist.parse(address, client.text(client.to(address.toString()).GET()));
    }

    /** Fetches the first and the last segment, its header included; answers how many bytes they have. */
    long fetchEnds(Playlist playlist) {
        List<URI> segments = playlist.segments();
        if (segments.size() < 2) {
            throw Problem.told("playlist_empty", playlist.address().getPath());
        }
        long bytes = client.bytes(segments.get(0)).length + client.bytes(segments.get(1)).length;
        return segments.size() == 2 ? bytes : bytes + client.bytes(segments.getLast()).length;
    }
}
