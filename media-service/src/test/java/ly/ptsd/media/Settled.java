package ly.ptsd.media;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ly.ptsd.media.Ledger.Promised;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.databind.JsonNode;

/** What has to be true when nobody asks for anything any more and the server has been left alone for a while. */
record Settled(MediaServer server, TestBucket bucket, Path disk, Ledger ledger) {

    private static final Pattern ID = Pattern.compile("(?:sources|media|manifests)/([a-z2-7]{16})[/.].*");

    void check() {
        ledger.complete().forEach(this::awaitReady);
        ledger.complete().forEach(this::checkPromise);
        assertThat(stored(server.send(server.asOwner("/items?limit=500")))).isEqualTo(ids(false));
        assertThat(Set.copyOf(server.trash())).isEqualTo(ids(true));
        var known = ledger.complete().stream().map(Promised::id).collect(toSet());
        Until.holds(() -> strangers(known).isEmpty());
        Until.holds(() -> files("work").isEmpty() && known.stream().noneMatch(files("sources")::contains));
    }

    private void awaitReady(Promised item) {
        Until.holds(
                () -> manifest(item.id()).path("item").path("state").asString().equals("READY"));
    }

    private void checkPromise(Promised item) {
        assertThat(SoakClient.sha256(bucket.read("sources/" + item.id() + "/original")))
                .as("source of " + item.id())
                .isEqualTo(item.sha256());
        var manifest = manifest(item.id());
        assertThat(manifest.path("item").path("title").asString()).isEqualTo(item.title());
        assertThat(item.captions())
                .allMatch(manifest.path("item").path("extras").path("captions")::has);
        checkSegments(item.id(), manifest.path("segments"));
        if (!item.trashed()) {
            checkPlays(item.id());
        }
    }

    /** Everything the manifest names is there, once, and nothing else. */
    private void checkSegments(String id, JsonNode segments) {
        var named = segments.valueStream()
                .flatMap(JsonNode::valueStream)
                .map(segment -> "media/" + segment.path("id").asString())
                .toList();
        assertThat(bucket.keys("media/" + id + "/"))
                .filteredOn(key -> key.endsWith(".m4s"))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private void checkPlays(String id) {
        String playlist = server.playlist(id);
        String master = new String(server.file(playlist));
        String base = playlist.replace("master.m3u8", "");
        var renditions = Stream.of(master.split("\n"))
                .filter(line -> line.endsWith("/index.m3u8"))
                .toList();
        assertThat(renditions).isNotEmpty();
        for (var rendition : renditions) {
            String media = new String(server.file(base + rendition));
            assertThat(media).contains("#EXT-X-ENDLIST");
            media.lines()
                    .filter(line -> line.endsWith(".m4s"))
                    .forEach(segment -> assertThat(server.file(base + rendition.replace("index.m3u8", segment)))
                            .isNotEmpty());
        }
    }

    /** What is in the bucket of items that nobody was promised; uploads whose creation was never answered expire. */
    private List<String> strangers(Set<String> known) {
        return bucket.keys("").stream()
                .filter(key -> {
                    var id = ID.matcher(key);
                    return id.matches() && !known.contains(id.group(1)) && !isUnansweredCreation(key, id.group(1));
                })
                .toList();
    }

    private boolean isUnansweredCreation(String key, String id) {
        try {
            return key.startsWith("manifests/")
                    && !ledger.deleted().contains(id)
                    && manifest(id).path("item").path("state").asString().equals("UPLOADING");
        } catch (NoSuchKeyException goneMeanwhile) {
            return false;
        }
    }

    private Set<String> ids(boolean trashed) {
        return ledger.complete().stream()
                .filter(item -> item.trashed() == trashed)
                .map(Promised::id)
                .collect(toSet());
    }

    private static Set<String> stored(java.net.http.HttpResponse<String> items) {
        return MediaServer.json(items)
                .path("items")
                .valueStream()
                .filter(item -> !item.path("state").asString().equals("UPLOADING"))
                .map(item -> item.path("id").asString())
                .collect(toSet());
    }

    private JsonNode manifest(String id) {
        return MediaServer.JSON.readTree(bucket.read("manifests/" + id + ".json"));
    }

    private List<String> files(String folder) {
        Path path = disk.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
