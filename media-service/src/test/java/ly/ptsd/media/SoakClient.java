package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A client that uploads one file after the other, changes what it has uploaded, and deletes some of it, and remembers what
 * it was promised. Whatever is not answered it asks again, as good clients do.
 */
final class SoakClient implements Runnable {

    /** Every second one uploads in parts that are put together, the others in pieces. */
    static final int KINDS = 5;

    private static final Set<Integer> PASSING = Set.of(423, 502, 503);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LARGEST_PADDING = 12 << 20;
    private static final String WORDS = "1\n00:00:01,000 --> 00:00:02,000\n바다\n";

    private final KilledMedia media;
    private final int kind;
    private final Random random;
    private final List<Ledger.Promised> promised = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private long acknowledgedBytes;
    private volatile boolean stopped;

    SoakClient(KilledMedia media, int kind, Random random) {
        this.media = media;
        this.kind = kind;
        this.random = random;
    }

    List<Ledger.Promised> promised() {
        return promised;
    }

    List<String> deleted() {
        return deleted;
    }

    long acknowledgedBytes() {
        return acknowledgedBytes;
    }

    void stop() {
        stopped = true;
    }

    /** What is begun is brought to its end, so that all of it is promised. */
    @Override
    public void run() {
        while (!stopped) {
            byte[] film = film();
            String id = kind % 2 == 0 ? uploaded(film) : joined(film);
            acknowledgedBytes += film.length;
            change(id, film);
        }
    }

    private byte[] film() {
        try {
            byte[] film = Samples.padded(Samples.small(), (2 << 20) + random.nextInt(LARGEST_PADDING));
            byte[] noise = new byte[film.length - (1 << 20)];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, film, 1 << 20, noise.length);
            return film;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String uploaded(byte[] film) {
        String id = asked(server -> server.create(film.length, Map.of("filename", "film.mp4")), 201)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/", "");
        send(id, film);
        return id;
    }

    private String joined(byte[] film) {
        int first = 1 + random.nextInt(film.length - 2);
        var partials =
                List.of(partial(Arrays.copyOf(film, first)), partial(Arrays.copyOfRange(film, first, film.length)));
        return MediaServer.idIn(asked(server -> server.joined(partials), 201));
    }

    private String partial(byte[] bytes) {
        String id = MediaServer.idIn(asked(server -> server.send(server.partialOf(bytes.length)), 201));
        send(id, bytes);
        return id;
    }

    /** The server never knows less than it has acknowledged, but for what was lost with an instance. */
    private void send(String id, byte[] bytes) {
        long acknowledged = 0;
        int before = media.instance();
        while (acknowledged < bytes.length) {
            long held = Long.parseLong(header(asked(server -> server.head(id), 200), "Upload-Offset"));
            if (media.instance() == before) {
                assertThat(held).as("offset of " + id).isGreaterThanOrEqualTo(acknowledged);
            }
            before = media.instance();
            acknowledged = patched(id, held, bytes);
        }
    }

    private long patched(String id, long from, byte[] bytes) {
        int length = (int) Math.min(bytes.length - from, 1 + random.nextInt(6 << 20));
        try {
            var answer = media.server().patch(id, from, Arrays.copyOfRange(bytes, (int) from, (int) from + length));
            assertThat(answer.statusCode()).as(answer::body).isIn(204, 409, 423, 503);
            return answer.statusCode() == 204 ? from + length : from;
        } catch (UncheckedIOException killed) {
            LockSupport.parkNanos(PAUSE.toNanos());
            return from;
        }
    }

    private void change(String id, byte[] film) {
        String title = "제주 " + random.nextInt();
        asked(server -> server.rename(id, title), 200);
        int fate = random.nextInt(4);
        if (fate == 0) {
            asked(server -> server.throwAway(id), 204, 404);
            asked(server -> server.send(server.asOwner("/trash/" + id).DELETE()), 204, 404);
            deleted.add(id);
            return;
        }
        List<String> captions = new ArrayList<>();
        if (fate == 1) {
            captions.add(captioned(id));
        }
        if (fate == 3) {
            asked(
                    server -> server.send(server.asOwner("/items/" + id + "/poster")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"atSeconds\":1}"))),
                    204,
                    409);
        }
        if (fate == 2) {
            asked(server -> server.throwAway(id), 204, 404);
        }
        promised.add(new Ledger.Promised(id, sha256(film), title, captions, fate == 2));
    }

    private String captioned(String id) {
        var added = asked(
                server -> server.send(
                        server.asOwner("/items/" + id + "/captions?language=ko").POST(BodyPublishers.ofString(WORDS))),
                201);
        return MediaServer.json(added).path("id").asString();
    }

    /** Until there is an answer. */
    private HttpResponse<String> asked(Function<MediaServer, HttpResponse<String>> request, Integer... expected) {
        while (true) {
            try {
                var answer = request.apply(media.server());
                if (!PASSING.contains(answer.statusCode())) {
                    assertThat(answer.statusCode()).as(answer::body).isIn((Object[]) expected);
                    return answer;
                }
            } catch (UncheckedIOException killed) {
                // it comes back
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
