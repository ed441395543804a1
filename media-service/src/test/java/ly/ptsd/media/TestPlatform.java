package ly.ptsd.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything outside that a media server talks to, as far as it talks to it: the machines' API, the links service and the
 * instance metadata, with the keys that sign tokens. Each answer can be changed by a test.
 */
public final class TestPlatform implements AutoCloseable {

    /** A request that arrived. */
    public record Call(String method, String path, String authorization, byte[] body) {

        public JsonNode json() {
            return new JsonMapper().readTree(body);
        }
    }

    /** What is answered. */
    public record Answer(int status, String body) {

        public static Answer problem(int status, String code) {
            return new Answer(status, "{\"status\":%d,\"code\":\"%s\"}".formatted(status, code));
        }
    }

    private static final Answer NO_CONTENT = new Answer(204, "");

    /** Made once: that takes long. */
    private static final KeyPair MACHINES_KEY = Jwts.SIG.RS256.keyPair().build();

    private static final KeyPair LINKS_KEY = Jwts.SIG.RS256.keyPair().build();
    private static final KeyPair FOREIGN_KEY = Jwts.SIG.RS256.keyPair().build();

    public final String tenantId = Ids.random(12);
    public final UUID owner = UUID.randomUUID();
    public final String instanceId = "i-0123456789abcdef0";
    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public volatile long storageBytes = 2_000_000_000L;
    public volatile long largestUploadBytes = 500_000_000L;
    /** Of the server that boots next. */
    public volatile int generation = 1;

    public volatile Duration machineTokenLife = Duration.ofDays(365);
    public volatile Duration certificateLife = Duration.ofDays(7);
    public final TestAuthority authority = new TestAuthority();

    private final HttpServer server;
    private final String bucket;
    private final Map<String, Answer> standings = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    public TestPlatform(String bucket) {
        this(bucket, 0);
    }

    public TestPlatform(String bucket, int port) {
        this.bucket = bucket;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** By which name this tenant's server is called. */
    public String host() {
        return tenantId + ".tenants.internal";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where browsers reach it and who signs its tokens; nothing answers there. */
    public String origin() {
        return "https://ptsd.example";
    }

    /** Where this machine reaches it. */
    public String address() {
        return "http://127.0.0.1:" + port();
    }

    /** From now on servers of that generation hear this as the answer to their health calls. */
    public void standing(int generation, String standing, boolean alone) {
        standings.put(
                "Bearer " + machineToken(generation),
                new Answer(200, "{\"standing\":\"%s\",\"alone\":%s}".formatted(standing, alone)));
    }

    private static String machineToken(int generation) {
        return generation == 1 ? "machine-token" : "machine-token-" + generation;
    }

    /** From now on requests whose path begins so get this answer; an earlier rule for the same path is replaced. */
    public void answering(String path, Answer answer) {
        answers.put(path, answer);
    }

    public void answeringAsUsual(String path) {
        answers.remove(path);
    }

    /** What the servers have said of themselves, the oldest first. */
    public List<JsonNode> healthCalls() {
        return calls("POST", "/api/machines/health").stream().map(Call::json).toList();
    }

    public List<Call> calls(String method, String path) {
        return calls.stream()
                .filter(call -> call.method().equals(method) && call.path().startsWith(path))
                .toList();
    }

    public String mediaToken() {
        return mediaToken(claims -> claims);
    }

    /** A good media token, except for what the test changes. */
    public String mediaToken(UnaryOperator<Map<String, Object>> change) {
        return token("media+jwt", MACHINES_KEY, change.apply(claims(origin() + "/api/machines", owner.toString())));
    }

    public String grant(String mediaId) {
        return grant(mediaId, claims -> claims);
    }

    public String grant(String mediaId, UnaryOperator<Map<String, Object>> change) {
        var claims = claims(origin() + "/api/links", "viewer-1");
        claims.put("link", "abcdefghijk");
        claims.put("media", mediaId);
        return token("grant+jwt", LINKS_KEY, change.apply(claims));
    }

    /** Signed by nobody this platform knows. */
    public String forgedToken() {
        return token("media+jwt", FOREIGN_KEY, claims(origin() + "/api/machines", owner.toString()));
    }

    public String tokenOfType(String type) {
        return token(type, MACHINES_KEY, claims(origin() + "/api/machines", owner.toString()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> claims(String issuer, String subject) {
        var claims = new java.util.HashMap<String, Object>();
        claims.put(Claims.ISSUER, issuer);
        claims.put(Claims.SUBJECT, subject);
        claims.put(Claims.AUDIENCE, "media:" + tenantId);
        claims.put(Claims.ID, UUID.randomUUID().toString());
        claims.put(Claims.ISSUED_AT, Date.from(Instant.now()));
        claims.put(Claims.EXPIRATION, Date.from(Instant.now().plusSeconds(600)));
        return claims;
    }

    private String token(String type, KeyPair key, Map<String, Object> claims) {
        return Jwts.builder()
                .header()
                .type(type)
                .keyId(key == LINKS_KEY ? "links" : "machines")
                .and()
                .claims(claims)
                .signWith(key.getPrivate(), Jwts.SIG.RS256)
                .compact();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var call = new Call(
                exchange.getRequestMethod(),
                path,
                authorization,
                exchange.getRequestBody().readAllBytes());
        calls.add(call);
        var answer = answers.entrySet().stream()
                .filter(rule -> path.startsWith(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> usual(call));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() >= 400 ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private Answer usual(Call call) {
        return switch (call.path()) {
            case "/latest/api/token" -> new Answer(200, "imds-session");
            case "/latest/dynamic/instance-identity/document" ->
                new Answer(200, "{\"instanceId\" : \"%s\"}".formatted(instanceId));
            case "/latest/dynamic/instance-identity/signature" -> new Answer(200, "c2lnbmF0dXJl");
            case "/api/machines/boot", "/api/machines/token" -> new Answer(200, admission(call.json()));
            case "/api/machines/health" -> standings.getOrDefault(call.authorization(), NO_CONTENT);
            case "/api/machines/jwks.json" -> new Answer(200, jwks("machines", MACHINES_KEY));
            case "/api/links/jwks.json" -> new Answer(200, jwks("links", LINKS_KEY));
            default -> NO_CONTENT;
        };
    }

    private String admission(JsonNode asked) {
        var request = asked.path("certificateRequest").asString("");
        var certificate = request.isEmpty() ? null : authority.certify(request, host(), certificateLife);
        return """
                {"tenantId":"%s","owner":"%s","generation":%d,"bucket":"%s","region":"ap-northeast-2",
                 "plan":{"storageBytes":%d,"largestUploadBytes":%d,"maxHeight":1080,"concurrentViewers":3},
                 "machineToken":"%s","expiresAt":"%s","certificate":%s}
                """.formatted(
                        tenantId,
                        owner,
                        generation,
                        bucket,
                        storageBytes,
                        largestUploadBytes,
                        machineToken(generation),
                        Instant.now().plus(machineTokenLife),
                        new JsonMapper().writeValueAsString(certificate));
    }

    private static String jwks(String keyId, KeyPair key) {
        var jwk = Jwks.builder().key((RSAPublicKey) key.getPublic()).id(keyId).build();
        return new JsonMapper().writeValueAsString(Map.of("keys", List.of(Map.copyOf(jwk))));
    }
}
