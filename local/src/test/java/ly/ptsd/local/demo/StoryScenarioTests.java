package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The story through the gateway, with every service running, and what happens to those who do not keep to it. */
@Tag("scenario")
class StoryScenarioTests {

    private static SharedPlatform shared;
    private static Owner owner;
    private static Tokens media;
    private static String tenantId;

    @BeforeAll
    static void start() {
        shared = SharedPlatform.get();
        owner = shared.owner();
        media = shared.media();
        tenantId = shared.tenantId();
    }

    private static Client client() {
        return shared.client();
    }

    @Test
    void takesAFileToAFriendsScreen() throws Exception {
        var steps = new Steps(System.out);

        Story.Told told =
                new Story(shared.platform().origin(), steps).tell(shared.clips().video(15));

        var friend = new Friend(client());
        Playlist master = friend.playlist(told.playlistUrl());
        assertThat(master.renditions()).hasSizeGreaterThanOrEqualTo(2);
        Playlist rendition = friend.playlist(master.renditions().getFirst());
        assertThat(rendition.complete()).isTrue();
        assertThat(rendition.seconds()).isBetween(14.5, 15.5);
        assertThat(Json.read(told.json(steps)).path("seconds").has("playable")).isTrue();
    }

    @Test
    void givesTheSameAnswerToADoubleClick() {
        var twice = Owner.signIn(client(), "google", "Twice", "twice@ptsd.example");
        String key = UUID.randomUUID().toString();

        var first = CompletableFuture.supplyAsync(() -> twice.subscribe("basic", key));
        var second = CompletableFuture.supplyAsync(() -> twice.subscribe("basic", key));

        assertThat(second.join().get("id")).isEqualTo(first.join().get("id"));
        refused(409, "subscription_exists", () -> twice.subscribe("basic", "another"));
        refused(422, "idempotency_key_reused", () -> twice.subscribe("pro", key));
    }

    @Test
    void refusesAPlanNobodyOffers() {
        var newcomer = Owner.signIn(client(), "google", "New", "new@ptsd.example");

        refused(422, "plan_unknown", () -> newcomer.subscribe("gold", "k"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/me", "/api/subscriptions", "/api/links?mediaId=x"})
    void wantsATokenThatItMadeItself(String address) throws Exception {
        refused(401, "token_missing", () -> client().json(client().to(address).GET()));
        String forged = forged(owner.accessToken());
        refused(
                401,
                "token_invalid",
                () -> client().json(client().to(address, forged).GET()));
        refused(
                401,
                "token_invalid",
                () -> client().json(client().to(address, media.get()).GET()));
    }

    @Test
    void keepsTenantsApart() {
        var other = Owner.signIn(client(), "google", "Other", "other@ptsd.example");
        String id = shared.subscriptionId();

        refused(404, "subscription_unknown", () -> other.mediaTokens(id).get());
        String elsewhere = tenantId.replace(tenantId.charAt(0), tenantId.charAt(0) == 'a' ? 'b' : 'a');
        refused(
                404,
                "tenant_unknown",
                () -> client().json(client().to("/api/media/" + elsewhere + "/items", media.get())
                        .GET()));
        assertThat(refusal(() -> client().json(client().to("/api/media/" + tenantId + "/items", other.accessToken())
                                .GET()))
                        .status())
                .isIn(401, 404);
    }

    @Test
    void refusesWhatIsNoMediaAndLeavesNothing() throws Exception {
        Path text = Files.writeString(shared.folder().resolve("text.mp4"), "not a film ".repeat(1000));

        refused(422, "media_unreadable", () -> upload().send(text, _ -> {}));

        assertThat(items().valueStream()
                        .filter(item -> item.path("fileName").asString().equals("text.mp4")))
                .isEmpty();
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        Path empty = Files.createFile(shared.folder().resolve("empty.mp4"));

        refused(400, "upload_empty", () -> upload().send(empty, _ -> {}));
    }

    @Test
    void refusesAPieceAtTheWrongPlaceAndOneThatIsTooLong() {
        String location = created(10);

        refused(409, "upload_offset_mismatch", () -> client().answer(piece(location, 5, new byte[1])));
        refused(413, "upload_too_long", () -> client().answer(piece(location, 0, new byte[11])));
        client().answer(tus(location).DELETE());
        assertThat(refusal(() -> client().answer(tus(location).method("HEAD", BodyPublishers.noBody())))
                        .status())
                .isIn(404, 410);
    }

    @Test
    void closesALinkThatWasRevoked() throws Exception {
        String mediaId = upload().send(shared.clips().video(3), _ -> {});
        owner.awaitItem(
                media,
                tenantId,
                mediaId,
                _ -> {},
                item -> item.path("shareable").asBoolean()
                        && !item.path("state").asString().equals("PROCESSING"));
        JsonNode link = owner.link(tenantId, mediaId);
        String shortUrl = link.get("shortUrl").asString();
        var friend = new Friend(client());
        assertThat(friend.about(shortUrl).get("slug")).isEqualTo(link.get("slug"));

        owner.revoke(link.get("slug").asString());

        refused(404, "link_unknown", () -> friend.about(shortUrl));
        refused(404, "link_unknown", () -> friend.about(shared.platform().origin() + "/s/" + "1".repeat(11)));
    }

    @Test
    void takesAGrantOnce() throws Exception {
        String mediaId = upload().send(shared.clips().video(4), _ -> {});
        owner.awaitItem(
                media,
                tenantId,
                mediaId,
                _ -> {},
                item -> item.path("shareable").asBoolean()
                        && !item.path("state").asString().equals("PROCESSING"));
        JsonNode link = owner.link(tenantId, mediaId);
        var friend = new Friend(client());
        JsonNode about = friend.awaitPlayable(link.get("shortUrl").asString());
        JsonNode grant = friend.grant(about.get("grantUrl").asString());
        URI first = friend.play(grant);

        refused(409, "grant_used", () -> friend.play(grant));
        assertThat(friend.playlist(first).renditions()).isNotEmpty();
    }

    @Test
    void endsASessionAtSignOut() {
        var client = client();
        var leaving = Owner.signIn(client, "google", "Leaving", "leaving@ptsd.example");
        leaving.signOut();

        refused(401, "session_expired", () -> Tokens.access(client).get());
    }

    private static Upload upload() {
        return owner.upload(media, tenantId);
    }

    private static JsonNode items() {
        return client().json(client().to("/api/media/" + tenantId + "/items", media.get())
                        .GET())
                .get("items");
    }

    private static String created(long length) {
        return Client.location(client().answer(tus("/api/media/" + tenantId + "/uploads")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", "filename YS5tcDQ=,filetype dmlkZW8vbXA0")
                .POST(BodyPublishers.noBody())));
    }

    private static HttpRequest.Builder piece(String location, long offset, byte[] bytes) {
        return tus(location)
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", BodyPublishers.ofByteArray(bytes));
    }

    private static HttpRequest.Builder tus(String address) {
        return client().to(address, media.get()).header("Tus-Resumable", "1.0.0");
    }

    /** The same claims, signed by somebody else under the same key id. */
    private static String forged(String token) throws Exception {
        SignedJWT original = SignedJWT.parse(token);
        RSAKey key = new RSAKeyGenerator(2048).generate();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(original.getHeader().getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder(original.getJWTClaimsSet())
                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                .build();
        var forged = new SignedJWT(header, claims);
        forged.sign(new RSASSASigner(key));
        return forged.serialize();
    }

    private static Problem refusal(ThrowingCallable request) {
        Problem problem = catchThrowableOfType(Problem.class, request);
        assertThat(problem).isNotNull();
        return problem;
    }

    private static void refused(int status, String code, ThrowingCallable request) {
        Problem problem = refusal(request);
        assertThat(problem.code()).as(problem.getMessage()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
    }
}
