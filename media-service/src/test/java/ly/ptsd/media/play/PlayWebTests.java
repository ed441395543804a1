package ly.ptsd.media.play;

import static ly.ptsd.media.MediaServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.TestPlatform.Answer;
import ly.ptsd.media.Until;
import ly.ptsd.media.hls.PlaylistRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Playback sessions of the owner and of friends. */
class PlayWebTests extends MediaServerTest {

    private static final String REDEEM = "/api/links/machine/grants/";
    private static final String RENEW = "/api/links/machine/renewals";

    private static String ready;

    @Autowired
    private PlaybackSessions sessions;

    @Autowired
    private Renewals renewals;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private SessionIds ids;

    @BeforeEach
    void readyItem() {
        if (ready == null) {
            String id = server.uploaded(Samples.small());
            Until.holds(() -> server.state(id).equals("READY"));
            ready = id;
        }
    }

    @AfterEach
    void usualLinks() {
        PLATFORM.answeringAsUsual(REDEEM);
        PLATFORM.answeringAsUsual(RENEW);
    }

    @Test
    void opensASessionForAGrantAndUsesItUp() {
        var answer = server.play(PLATFORM.grant(ready), "");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(server.send(server.request(playlist(answer))).statusCode()).isEqualTo(200);
        var redeemed = PLATFORM.calls("POST", REDEEM).getLast();
        assertThat(redeemed.authorization()).isEqualTo("Bearer machine-token");
        assertThat(redeemed.json().path("link").asString()).isEqualTo("abcdefghijk");
        assertThat(redeemed.json().path("media").asString()).isEqualTo(ready);
        assertThat(redeemed.json().path("viewer").asString()).isEqualTo("viewer-1");
        assertThat(redeemed.json().path("password").intValue()).isZero();
    }

    @Test
    void saysWhichPasswordTheViewerOfAGrantKnew() {
        var grant = PLATFORM.grant(ready, claims -> {
            claims.put("password", 3);
            return claims;
        });
        assertThat(server.play(grant, "").statusCode()).isEqualTo(201);
        assertThat(PLATFORM.calls("POST", REDEEM)
                        .getLast()
                        .json()
                        .path("password")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void leadsAFriendToTheSourceByAGrantForADownload() {
        var grant = PLATFORM.grant(ready, claims -> {
            claims.put("download", true);
            return claims;
        });
        var answer = server.send(server.request(server.path("/play/" + grant + "/download")));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("/sources/" + ready + "/original", "response-content-disposition=attachment");
        assertThat(PLATFORM.calls("POST", REDEEM)
                        .getLast()
                        .json()
                        .path("download")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void givesNoSourceForAGrantToWatchNorForOneThatIsForged() {
        int redeemed = PLATFORM.calls("POST", REDEEM).size();
        var answer = server.send(server.request(server.path("/play/" + PLATFORM.grant(ready) + "/download")));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("link_unknown");
        var forged = server.send(server.request(server.path("/play/a.b.c/download")));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(PLATFORM.calls("POST", REDEEM)).hasSize(redeemed);
    }

    @ParameterizedTest
    @CsvSource({
        "409, grant_used,       409, grant_used",
        "404, link_unknown,     404, link_unknown",
        "410, link_unknown,     410, link_unknown",
        "410, link_used_up,     410, link_used_up",
        "401, token_invalid,    503, server_unreachable",
        "500, internal_error,   503, server_unreachable",
        "503, server_not_ready, 503, server_unreachable"
    })
    void opensNothingWhenTheLinksServiceSaysNo(int status, String said, int answered, String code) {
        PLATFORM.answering(REDEEM, Answer.problem(status, said));
        var answer = server.play(PLATFORM.grant(ready), "");
        assertThat(answer.statusCode()).isEqualTo(answered);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo(code);
    }

    @Test
    void doesNotUseUpAGrantForWhatCannotBePlayed() {
        int before = PLATFORM.calls("POST", REDEEM).size();
        String uploading = server.created(1000, "a.mp4");
        var answer = server.play(PLATFORM.grant(uploading), "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("media_not_playable");
        assertThat(server.play(PLATFORM.grant("aaaaaaaaaaaaaaaa"), "").statusCode())
                .isEqualTo(404);
        assertThat(PLATFORM.calls("POST", REDEEM)).hasSize(before);
    }

    @Test
    void letsAsManyFriendsWatchAtATimeAsThePlanAllows() {
        clock.forward(PlaybackSessions.WATCHING);
        assertThat(playAs("friend-1").statusCode()).isEqualTo(201);
        String second = playlist(playAs("friend-2"));
        assertThat(playAs("friend-3").statusCode()).isEqualTo(201);
        int redeemed = PLATFORM.calls("POST", REDEEM).size();

        var refused = playAs("friend-4");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(MediaServer.json(refused).path("code").asString()).isEqualTo("viewers_too_many");
        assertThat(header(refused, "Retry-After")).isEqualTo("15");
        assertThat(PLATFORM.calls("POST", REDEEM)).hasSize(redeemed);
        assertThat(playAs("friend-1").statusCode()).as("who comes back").isEqualTo(201);
        assertThat(server.playlist(ready)).as("the owner").isNotEmpty();

        clock.forward(PlaybackSessions.WATCHING);
        server.send(server.request(second));
        assertThat(playAs("friend-4").statusCode()).isEqualTo(201);
        assertThat(playAs("friend-5").statusCode()).isEqualTo(201);
        assertThat(playAs("friend-6").statusCode()).isEqualTo(503);
        clock.forward(PlaybackSessions.WATCHING);
    }

    private HttpResponse<String> playAs(String viewer) {
        return server.play(
                PLATFORM.grant(ready, claims -> {
                    claims.put("sub", viewer);
                    return claims;
                }),
                "");
    }

    @Test
    void refusesAGrantThatNamesNoLink() {
        var answer = server.play(
                PLATFORM.grant(ready, claims -> {
                    claims.remove("link");
                    return claims;
                }),
                "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("grant_invalid");
    }

    @Test
    void asksTheOwnerWhatToPlay() {
        assertThat(server.play(PLATFORM.mediaToken(), "{}").statusCode()).isEqualTo(400);
        assertThat(server.play(PLATFORM.mediaToken(), "nonsense").statusCode()).isEqualTo(400);
        var unknown = server.play(PLATFORM.mediaToken(), "{\"mediaId\":\"aaaaaaaaaaaaaaaa\"}");
        assertThat(MediaServer.json(unknown).path("code").asString()).isEqualTo("media_unknown");
    }

    @Test
    void redirectsToTheBucketForTwentySeconds() {
        String base = base(server.playlist(ready));
        var segment = server.send(server.request(base + "360p/00000.m4s"));
        assertThat(segment.statusCode()).isEqualTo(302);
        assertThat(header(segment, "Location"))
                .contains("X-Amz-Expires=20")
                .contains("/media/" + ready + "/360p/00000.m4s");
        assertThat(header(segment, "Cache-Control")).contains("no-store");
        assertThat(header(segment, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(server.bytes(header(segment, "Location"))).isNotEmpty();
        assertThat(server.bytes(header(server.send(server.request(base + "audio/init.mp4")), "Location")))
                .isNotEmpty();
        assertThat(server.bytes(header(server.send(server.request(base + "poster.jpg")), "Location")))
                .startsWith(0xff, 0xd8);
    }

    @Test
    void streamsToPlayersThatStumbleOverRedirects() {
        String segment = base(server.playlist(ready)) + "360p/00000.m4s";
        byte[] stored = BUCKET.read("media/" + ready + "/360p/00000.m4s");
        var whole = server.send(server.request(segment).header("User-Agent", "Lavf/59.27.100"));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(header(whole, "Content-Length")).isEqualTo(Integer.toString(stored.length));
        assertThat(header(whole, "Cache-Control")).contains("no-store");
        var part = server.send(
                server.request(segment).header("User-Agent", "Lavf/59.27.100").header("Range", "bytes=0-9"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 0-9/" + stored.length);
        for (String range : new String[] {"bytes=99999999-", "nonsense"}) {
            var odd = server.send(server.request(segment)
                    .header("User-Agent", "Lavf/59.27.100")
                    .header("Range", range));
            assertThat(odd.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void listsThePicturesToWindThrough() {
        String base = base(server.playlist(ready));
        var answer = server.send(server.request(base + "360p/iframes.m3u8"));
        assertThat(header(answer, "Content-Type")).startsWith("application/vnd.apple.mpegurl");
        assertThat(answer.body()).contains("#EXT-X-I-FRAMES-ONLY").contains("#EXT-X-BYTERANGE:");
        PlaylistRules.check(uri -> server.file(base + uri));
    }

    @Test
    void showsSmallPicturesForTheSeekBar() {
        String base = base(server.playlist(ready));
        assertThat(server.item(ready).path("storyboard").asBoolean()).isTrue();
        var board = server.send(server.request(base + "storyboard.vtt"));
        assertThat(header(board, "Content-Type")).startsWith("text/vtt");
        assertThat(board.body())
                .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:")
                .contains("\nstoryboard/000.jpg#xywh=0,0,160,90\n");
        var tile = MediaServer.json(server.send(server.asOwner("/items/" + ready + "/storyboard")))
                .path("tiles")
                .get(0);
        assertThat(tile.path("width").asInt()).isEqualTo(160);
        assertThat(server.bytes(tile.path("sheet").asString())).startsWith(0xff, 0xd8);
        var sheet = server.send(server.request(base + "storyboard/000.jpg"));
        assertThat(sheet.statusCode()).isEqualTo(302);
        assertThat(server.bytes(header(sheet, "Location"))).startsWith(0xff, 0xd8);
    }

    @Test
    void countsNoTimeForSinglePictures() {
        String base = base(server.playlist(ready));
        var session = sessions.use(base.split("/")[5], ready);
        server.send(server.request(base + "360p/00000.m4s").header("Range", "bytes=76-2000"));
        assertThat(session.secondsDelivered()).isZero();
        server.send(server.request(base + "360p/00000.m4s").header("Range", "bytes=0-2000"));
        assertThat(session.secondsDelivered()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "storyboard/001.jpg",
        "storyboard/x.jpg",
        "captions/x/index.m3u8",
        "audio/iframes.m3u8",
        "999p/iframes.m3u8",
        "360p/99999.m4s",
        "999p/00000.m4s",
        "999p/init.mp4",
        "999p/index.m3u8",
        "360p/other.txt"
    })
    void hasNoFileButWhatWasPublished(String file) {
        var answer = server.send(server.request(base(server.playlist(ready)) + file));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("not_found");
    }

    @Test
    void answersPlayersOfAnyOriginWithoutCredentials() {
        String playlist = server.playlist(ready);
        var answer = server.send(server.request(playlist).header("Origin", "https://cast.example"));
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(header(answer, "Content-Type")).startsWith("application/vnd.apple.mpegurl");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        var preflight = server.send(server.request(playlist)
                .header("Origin", "https://cast.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "range")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Access-Control-Allow-Headers")).isEqualTo("range");
        var items = server.send(server.asOwner("/items").header("Origin", "https://cast.example"));
        assertThat(items.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void opensNothingButTheItemOfTheSession() {
        String playlist = server.playlist(ready);
        String other = playlist.replace(ready, "aaaaaaaaaaaaaaaa");
        assertUnknown(server.send(server.request(other)));
        assertUnknown(
                server.send(server.request(playlist.replaceFirst("/play/[^/]+/", "/play/" + "x".repeat(32) + "/"))));
    }

    @Test
    void knowsNoSessionWhoseItemHasGoneWithoutAWord() {
        String id = ids.next();
        var now = clock.instant();
        mongo.insert(
                new PlaybackSession(id, "aaaaaaaaaaaaaaaa", null, now, now.plusSeconds(60), now, 0, false),
                "playback_sessions");
        assertUnknown(server.send(server.request(server.path("/play/" + id + "/aaaaaaaaaaaaaaaa/master.m3u8"))));
    }

    @Test
    void endsASessionWhenItsLinkIsTakenBack() {
        String base = base(playlist(server.play(PLATFORM.grant(ready), "")));
        String session = base.split("/")[5];
        server.send(server.request(base + "360p/00000.m4s"));
        clock.forward(LiveSession.RENEW_EVERY);
        renewals.renewDue();
        Until.holds(() -> renewedSeconds() > 0);
        assertThat(PLATFORM.calls("POST", RENEW)
                        .getLast()
                        .json()
                        .path("stretches")
                        .asInt())
                .isEqualTo(beginning());
        assertThat(PLATFORM.calls("POST", RENEW)
                        .getLast()
                        .json()
                        .path("session")
                        .asString())
                .hasSize(43)
                .isNotEqualTo(session);
        assertThat(server.send(server.request(base + "360p/00000.m4s")).statusCode())
                .isEqualTo(302);

        PLATFORM.answering(RENEW, Answer.problem(503, "server_not_ready"));
        int asked = PLATFORM.calls("POST", RENEW).size();
        clock.forward(LiveSession.RENEW_EVERY);
        renewals.renewDue();
        Until.holds(() -> PLATFORM.calls("POST", RENEW).size() > asked);
        assertThat(server.send(server.request(base + "360p/00000.m4s")).statusCode())
                .isEqualTo(302);

        PLATFORM.answering(RENEW, Answer.problem(410, "link_unknown"));
        clock.forward(LiveSession.RENEW_EVERY);
        renewals.renewDue();
        Until.holds(() -> server.send(server.request(base + "360p/00000.m4s")).statusCode() == 404);
    }

    @Test
    void asksNothingWhileNobodyWatches() {
        String playlist = playlist(server.play(PLATFORM.grant(ready), ""));
        int asked = PLATFORM.calls("POST", RENEW).size();
        clock.forward(LiveSession.RENEW_EVERY);
        server.send(server.request(playlist));
        renewals.renewDue();
        assertThat(PLATFORM.calls("POST", RENEW)).hasSize(asked);
    }

    @Test
    void endsASessionNobodyUsesForTenMinutes() {
        String playlist = server.playlist(ready);
        clock.forward(Duration.ofMinutes(9));
        assertThat(server.send(server.request(playlist)).statusCode()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(9));
        assertThat(server.send(server.request(playlist)).statusCode()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(11));
        assertUnknown(server.send(server.request(playlist)));
        sessions.keepBooks();
        assertThat(mongo.getCollection("playback_sessions")
                        .countDocuments(new org.bson.Document("_id", playlist.split("/")[5])))
                .isZero();
    }

    @Test
    void endsEverySessionAtItsHardLimit() {
        String playlist = server.playlist(ready);
        for (int passed = 0; passed < 40; passed++) {
            clock.forward(Duration.ofMinutes(9));
            server.send(server.request(playlist));
        }
        assertUnknown(server.send(server.request(playlist)));
    }

    /** The stretches of the item in which its first segment lies. */
    private int beginning() {
        var first = mongo.findById(ready + "/360p/00000.m4s", org.bson.Document.class, "segments");
        var facts = mongo.findById(ready, org.bson.Document.class, "items").get("facts", org.bson.Document.class);
        return (1 << (int) Math.ceil(20 * first.getDouble("seconds") / facts.getDouble("durationSeconds"))) - 1;
    }

    private static double renewedSeconds() {
        var calls = PLATFORM.calls("POST", RENEW);
        return calls.isEmpty()
                ? 0
                : calls.getLast().json().path("secondsDelivered").asDouble();
    }

    private static void assertUnknown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("session_unknown");
    }

    private static String playlist(HttpResponse<String> opened) {
        return MediaServer.json(opened).path("playlistUrl").asString();
    }

    private static String base(String playlist) {
        return playlist.substring(0, playlist.lastIndexOf('/') + 1);
    }
}
