package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ly.ptsd.local.ffmpeg.FfmpegPrograms;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An operator replaces a server while a friend watches and its owner uploads; nobody notices. */
@Tag("scenario")
class PlatformHandoverScenarioTests {

    private static final int FILM_SECONDS = 90;
    private static final int SHORT_SECONDS = 8;
    private static final int PART = 8 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static SharedPlatform shared;
    private static Owner operator;
    private static Client client;
    private static Owner owner;
    private static Tokens media;
    private static String tenantId;

    @BeforeAll
    static void start() {
        shared = SharedPlatform.get();
        operator = Owner.signIn(shared.client(), "google", "Operator", SharedPlatform.OPERATOR);
        client = shared.client();
        owner = Owner.signIn(client, "google", "Moving", "moving@ptsd.example");
        JsonNode subscription = owner.subscribe("plus");
        String id = subscription.get("id").asString();
        owner.awaitActive(id, _ -> {});
        media = owner.mediaTokens(id);
        tenantId = subscription.get("tenantId").asString();
    }

    @Test
    void replacesAServerUnderAFilmAndAnUpload() throws Exception {
        Path film = shared.clips().video(FILM_SECONDS);
        String watched = owner.upload(media, tenantId).send(film, _ -> {});
        JsonNode before = owner.awaitItem(media, tenantId, watched, _ -> {}, PlatformHandoverScenarioTests::isFinished);
        Path next = padded(shared.clips().video(SHORT_SECONDS), 3 * PART);
        var upload = owner.upload(media, tenantId);
        String location = upload.create(next);
        byte[] begun = Arrays.copyOf(Files.readAllBytes(next), PART + 1_000_000);
        assertThat(upload.patch(location, 0, begun)).isEqualTo(begun.length);

        URI playlist = opened(watched);
        Process player = player(playlist);
        var over = new CountDownLatch(1);
        var strict = CompletableFuture.supplyAsync(() -> watch(playlist, over));
        replace();
        until(() -> generation() == 2 && state().equals("ACTIVE"));

        assertThat(upload.offset(location)).isGreaterThanOrEqualTo(PART);
        String uploaded = upload.resume(next, location);
        owner.awaitItem(media, tenantId, uploaded, _ -> {}, PlatformHandoverScenarioTests::isFinished);
        until(() -> same(item(watched), before));

        until(() -> launchState(1).equals("ENDED"));
        assertThat(player.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(new String(player.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(player.exitValue()).isZero();
        over.countDown();
        assertThat(strict.get()).as("refusals").isEmpty();
    }

    private static boolean isFinished(JsonNode item) {
        return item.path("state").asString().equals("READY")
                && item.path("shareable").asBoolean();
    }

    private static URI opened(String mediaId) {
        String shortUrl = owner.link(tenantId, mediaId).get("shortUrl").asString();
        var friend = new Friend(shared.client());
        JsonNode about = friend.awaitPlayable(shortUrl);
        return friend.play(friend.grant(about.get("grantUrl").asString()));
    }

    /** A player that shows every picture at its time. */
    private static Process player(URI playlist) throws IOException {
        Path ffmpeg = FfmpegPrograms.find(
                        System.getenv("PATH"), SharedPlatform.PROJECT.resolve(".ptsdly/programs/ffmpeg"))
                .ffmpeg();
        return new ProcessBuilder(
                        ffmpeg.toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-re",
                        "-i",
                        playlist.toString(),
                        "-c",
                        "copy",
                        "-f",
                        "null",
                        "-")
                .start();
    }

    /** Asks for playlists and segments all the time; answers what was no success. */
    private static List<String> watch(URI playlist, CountDownLatch over) {
        var refusals = new ArrayList<String>();
        var friend = new Friend(shared.client());
        var rendition = friend.playlist(playlist).renditions().getFirst();
        List<URI> segments = friend.playlist(rendition).segments();
        for (int round = 0; over.getCount() > 0; round++) {
            for (URI address : List.of(playlist, rendition, segments.get(round % segments.size()))) {
                int status = status(client.to(address.toString()).GET());
                if (status != 200 && status != 302) {
                    refusals.add(status + " " + address.getPath());
                }
            }
            Client.pause();
        }
        return refusals;
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return SharedPlatform.status(request);
        } catch (IOException broken) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode item(String id) {
        return client.json(client.to("/api/media/" + tenantId + "/items/" + id, media.get())
                .GET());
    }

    private static boolean same(JsonNode one, JsonNode other) {
        ((ObjectNode) one).remove("posterUrl");
        ((ObjectNode) other).remove("posterUrl");
        return one.equals(other);
    }

    private static void replace() {
        var operating = shared.client();
        operating.json(operating
                .to("/api/operations/tenants/" + tenantId + "/replace", operator.accessToken())
                .header("Content-Type", "application/json")
                .POST(Client.json(Json.object().put("reason", "a noisy neighbour"))));
    }

    private static JsonNode tenant() {
        var operating = shared.client();
        return operating.json(operating
                .to("/api/operations/tenants/" + tenantId, operator.accessToken())
                .GET());
    }

    private static String state() {
        return tenant().path("state").asString();
    }

    private static int generation() {
        return tenant().path("generation").asInt();
    }

    private static String launchState(int generation) {
        return tenant().path("launches")
                .valueStream()
                .filter(launch -> launch.path("generation").asInt() == generation)
                .map(launch -> launch.path("state").asString())
                .findFirst()
                .orElse("");
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
    }

    /** The same film with so much of nothing in a box that readers skip. */
    private static Path padded(Path film, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        int left = length - bytes.length;
        var padded =
                ByteBuffer.allocate(length).put(bytes).putInt(left).put("free".getBytes(StandardCharsets.US_ASCII));
        return Files.write(film.resolveSibling("padded.mp4"), padded.array());
    }
}
