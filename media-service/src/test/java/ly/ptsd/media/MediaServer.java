package ly.ptsd.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A media server as its callers reach it: over HTTPS. */
public final class MediaServer {

    public static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(AnyCertificate.context())
            .build();
    private final TestPlatform platform;
    private final int port;

    public MediaServer(TestPlatform platform, int port) {
        this.platform = platform;
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** A connection for whatever no client library would send. */
    public Socket connect() throws IOException {
        return AnyCertificate.context().getSocketFactory().createSocket("127.0.0.1", port);
    }

    /** Of the tenant's API. */
    public String path(String rest) {
        return "/api/media/" + platform.tenantId + rest;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path));
    }

    /** A request of the owner's below the tenant's path. */
    public HttpRequest.Builder asOwner(String rest) {
        return request(path(rest)).header("Authorization", "Bearer " + platform.mediaToken());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    public byte[] bytes(String url) {
        try {
            var answer = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The stable code of a problem. */
    public static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString();
    }

    /** What a player gets at that path, whether from the server or from the bucket. */
    public byte[] file(String path) {
        var answer = send(request(path));
        return answer.statusCode() == 302
                ? bytes(answer.headers().firstValue("Location").orElseThrow())
                : answer.body().getBytes(StandardCharsets.UTF_8);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    public HttpResponse<String> create(long length, Map<String, String> metadata) {
        var pairs = metadata.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return send(asOwner("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", String.join(",", pairs))
                .POST(BodyPublishers.noBody()));
    }

    /** The id of a new upload. */
    public String created(long length, String fileName) {
        return idIn(create(length, Map.of("filename", fileName, "filetype", "video/mp4")));
    }

    /** A new upload that is to be part of another one, with all its bytes; answers its id. */
    public String partial(byte[] bytes) {
        String id = openedPartial(bytes.length);
        var answer = patch(id, 0, bytes);
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return id;
    }

    /** The id of a new upload that is to be part of another one. */
    public String openedPartial(long length) {
        return idIn(send(partialOf(length)));
    }

    HttpRequest.Builder partialOf(long length) {
        return asOwner("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Concat", "partial")
                .POST(BodyPublishers.noBody());
    }

    /** Asks for an upload that is put together from those. */
    public HttpResponse<String> joined(List<String> partials) {
        var addresses = partials.stream().map(id -> path("/uploads/" + id)).toList();
        return send(asOwner("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Concat", "final;" + String.join(" ", addresses))
                .header(
                        "Upload-Metadata",
                        "filename " + Base64.getEncoder().encodeToString("제주.mp4".getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody()));
    }

    /** The id of the upload that was created. */
    public static String idIn(HttpResponse<String> created) {
        if (created.statusCode() != 201) {
            throw new IllegalStateException(created.statusCode() + " " + created.body());
        }
        var location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    public HttpResponse<String> patch(String id, long offset, byte[] bytes) {
        return patch(id, offset, bytes, _ -> {});
    }

    public HttpResponse<String> patch(String id, long offset, byte[] bytes, Consumer<HttpRequest.Builder> change) {
        var request = asOwner("/uploads/" + id)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes));
        change.accept(request);
        return send(request);
    }

    public HttpResponse<String> head(String id) {
        return send(asOwner("/uploads/" + id).header("Tus-Resumable", "1.0.0").method("HEAD", BodyPublishers.noBody()));
    }

    public long offset(String id) {
        return Long.parseLong(head(id).headers().firstValue("Upload-Offset").orElseThrow());
    }

    /** Uploads the whole file at once and answers the id of the item. */
    public String uploaded(Path file) {
        try {
            return uploaded(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Uploads those bytes at once and answers the id of the item. */
    public String uploaded(String name, byte[] bytes) {
        String id = created(bytes.length, name);
        var answer = patch(id, 0, bytes);
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return id;
    }

    public JsonNode item(String id) {
        return json(send(asOwner("/items/" + id)));
    }

    public String state(String id) {
        return item(id).path("state").asString("");
    }

    /** Whether the item is complete and the links service knows it. */
    public boolean isShared(String id) {
        var item = item(id);
        return item.path("state").asString("").equals("READY")
                && item.path("shareable").asBoolean();
    }

    /** In which states the item's renditions are. */
    public List<String> renditions(String id) {
        return item(id).path("renditions")
                .valueStream()
                .map(rendition -> rendition.path("state").asString())
                .toList();
    }

    public HttpResponse<String> rename(String id, String title) {
        return send(asOwner("/items/" + id)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"" + title + "\"}")));
    }

    public HttpResponse<String> throwAway(String id) {
        return send(asOwner("/items/" + id).DELETE());
    }

    public HttpResponse<String> tag(String id, String tag) {
        String change = "{\"ids\":[\"%s\"],\"add\":[\"%s\"],\"remove\":[]}".formatted(id, tag);
        return send(asOwner("/tags").header("Content-Type", "application/json").POST(BodyPublishers.ofString(change)));
    }

    /** Says how far the owner has watched. */
    public HttpResponse<String> reached(String id, String seconds) {
        return put("/items/" + id + "/position", "{\"seconds\":" + seconds + "}");
    }

    public HttpResponse<String> mark(String id, String watched) {
        return put("/items/" + id + "/watched", "{\"watched\":" + watched + "}");
    }

    /** A call about collections. */
    public HttpResponse<String> collection(String method, String path, String body) {
        return send(asOwner("/collections" + path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** What is in a collection, in its order. */
    public List<String> collected(String id) {
        return json(collection("GET", "/" + id, ""))
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private HttpResponse<String> put(String path, String body) {
        return send(asOwner(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> restore(String id) {
        return send(asOwner("/trash/" + id + "/restore").POST(BodyPublishers.noBody()));
    }

    /** For good, through the trash. */
    public HttpResponse<String> delete(String id) {
        throwAway(id);
        return send(asOwner("/trash/" + id).DELETE());
    }

    /** The ids of what is in the trash, what came last first. */
    public List<String> trash() {
        return json(send(asOwner("/trash")))
                .path("items")
                .valueStream()
                .map(entry -> entry.path("item").path("id").asString())
                .toList();
    }

    public HttpResponse<String> terminate(String id) {
        return send(asOwner("/uploads/" + id).header("Tus-Resumable", "1.0.0").DELETE());
    }

    public HttpResponse<String> play(String token, String body) {
        return send(request(path("/play"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The path of the owner's playlist. */
    public String playlist(String mediaId) {
        var answer = play(platform.mediaToken(), "{\"mediaId\":\"" + mediaId + "\"}");
        return json(answer).path("playlistUrl").asString();
    }
}
