package ly.ptsd.local.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both providers on a free port, and a client of theirs. */
final class Providers implements AutoCloseable {

    static final String CLIENT = "app";
    static final String SECRET = "secret-of-app";
    static final String VERIFIER = "v".repeat(43);

    private static final String REDIRECT = "http://localhost:8080/login/oauth2/code/";
    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final Server server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private Providers(Server server, String base) {
        this.server = server;
        this.base = base;
    }

    static Providers start(Path folder) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        connector.open();
        String base = "http://127.0.0.1:" + connector.getLocalPort() + OidcServlet.PATH;
        var client = new RegisteredClient(CLIENT, SECRET, SECRET, "http://localhost/login/oauth2/code/{provider}");
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new OidcServlet(base, client, folder, Clock.systemUTC())), "/_oidc/*");
        server.setHandler(context);
        server.start();
        return new Providers(server, base);
    }

    String issuer(String provider) {
        return base + "/" + provider;
    }

    HttpResponse<String> get(String provider, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(issuer(provider) + "/" + path)));
    }

    JsonNode json(String provider, String path) throws IOException, InterruptedException {
        return json(get(provider, path));
    }

    static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }

    HttpResponse<String> post(String provider, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(posted(provider, path, fields));
    }

    private HttpRequest.Builder posted(String provider, String path, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(issuer(provider) + "/" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request to sign in with nothing wrong in it. */
    Map<String, String> request(String provider) throws Exception {
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", CLIENT,
                "scope", "openid",
                "redirect_uri", REDIRECT + provider,
                "state", "s-1",
                "nonce", "n-1",
                "code_challenge_method", "S256",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)));
    }

    /** Opens the page; answers what its form must send back. */
    String page(String provider, Map<String, String> request) throws IOException, InterruptedException {
        var matcher =
                REQUEST.matcher(get(provider, "authorize?" + form(request)).body());
        if (!matcher.find()) {
            throw new AssertionError("no page");
        }
        return matcher.group(1);
    }

    /** Sends the page's form; answers where the browser is sent. */
    URI submit(String provider, Map<String, String> request, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        all.put("request", page(provider, request));
        return URI.create(
                post(provider, "sign-in", all).headers().firstValue("Location").orElseThrow());
    }

    String code(String provider, Map<String, String> fields) throws Exception {
        String query = submit(provider, request(provider), fields).getQuery();
        return query.replaceAll(".*code=([^&]+).*", "$1");
    }

    HttpResponse<String> exchange(String provider, String code, String verifier) throws Exception {
        var fields = grant(provider, code, verifier);
        fields.put("client_id", CLIENT);
        fields.put("client_secret", SECRET);
        return post(provider, "token", fields);
    }

    HttpResponse<String> exchangeWithBasic(String provider, String code) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes());
        return send(posted(provider, "token", grant(provider, code, VERIFIER))
                .header("Authorization", "Basic " + credentials));
    }

    private static Map<String, String> grant(String provider, String code, String verifier) {
        return new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT + provider,
                "code_verifier",
                verifier));
    }

    JsonNode userInfo(String provider, String token) throws Exception {
        return json(userInfoAnswer(provider, token));
    }

    int userInfoStatus(String provider, String token) throws Exception {
        return userInfoAnswer(provider, token).statusCode();
    }

    private HttpResponse<String> userInfoAnswer(String provider, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(issuer(provider) + "/userinfo"))
                .header("Authorization", "Bearer " + token));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
