package ly.ptsd.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps cookies by name and path, follows nothing, and reaches the service under its public origin. */
public final class Browser {

    private record Kept(String value, String path) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Map<String, Kept> cookies = new TreeMap<>();

    public Browser(int port) {
        this.port = port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> post(String path, String... headers) {
        return send("POST", path, null, headers);
    }

    public HttpResponse<String> patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public HttpResponse<String> put(String path, String type, byte[] body, String authorization) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .header("Authorization", authorization)
                .PUT(BodyPublishers.ofByteArray(body));
        return sent(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(String path) {
        return sent(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** A POST as a page of the platform sends it. */
    public HttpResponse<String> postFromOurPage(String path) {
        return post(path, "Origin", TestSettings.ORIGIN);
    }

    public HttpResponse<String> send(String method, String path, String json, String... headers) {
        var relative = path.startsWith(TestSettings.ORIGIN) ? path.substring(TestSettings.ORIGIN.length()) : path;
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + relative))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        var sent = cookies.entrySet().stream()
                .filter(cookie -> relative.startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.setHeader("Cookie", sent);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Another browser that has been nowhere yet. */
    public Browser fresh() {
        return new Browser(port);
    }

    /** Another browser with the same cookies. */
    public Browser copy() {
        var copy = new Browser(port);
        copy.cookies.putAll(cookies);
        return copy;
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public String cookie(String name) {
        var kept = cookies.get(name);
        return kept == null ? null : kept.value();
    }

    public void keep(String name, String value, String path) {
        cookies.put(name, new Kept(value, path));
    }

    private void keep(String header) {
        var cookie = HttpCookie.parse(header).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            keep(cookie.getName(), cookie.getValue(), cookie.getPath());
        }
    }
}
