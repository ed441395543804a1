package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.IntStream;
import ly.ptsd.aim.subscription.OperatorCommands;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Owners take their files away, whatever became of the server. */
@StandstillTest
class ExportTests {

    private static final String ITEM = "abcdefghijklmnop";

    private final UUID account = UUID.randomUUID();
    private final Stage stage;
    private final OperatorCommands operator;
    private Api api;
    private Api owner;
    private UUID id;

    ExportTests(@Autowired Stage stage, @Autowired OperatorCommands operator) {
        this.stage = stage;
        this.operator = operator;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port);
        owner = api.as(account);
        id = stage.subscribe(api, account);
    }

    @Test
    void namesEverySourceAsItsOwnerDid() throws Exception {
        stage.activate(id, api);
        put("sources/%s/original".formatted(ITEM), "content");
        put("sources/%s/parts/1".formatted(ITEM), "half");
        put("media/%s/720p/00001.m4s".formatted(ITEM), "made from it");
        put("manifests/%s.json".formatted(ITEM), manifest(false, "제주 여행", "제주.mp4"));

        var page = export("");
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("next").isNull()).isTrue();
        var item = page.at("/items/0");
        assertThat(item.path("key").asString()).isEqualTo("sources/%s/original".formatted(ITEM));
        assertThat(item.path("title").asString()).isEqualTo("제주 여행");
        assertThat(item.path("fileName").asString()).isEqualTo("제주.mp4");
        assertThat(item.path("bytes").asLong()).isEqualTo(7);

        var fetched = fetch(item.path("url").asString());
        assertThat(fetched.body()).isEqualTo("content");
        assertThat(fetched.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(saved ->
                        assertThat(saved).startsWith("attachment").contains("filename*=UTF-8''%EC%A0%9C%EC%A3%BC.mp4"));
        assertThat(api.as(UUID.randomUUID()).get(path("")).code()).isEqualTo("subscription_unknown");
    }

    /** Nothing that a media server wrote, or did not write, keeps an owner from the files. */
    @Test
    void leavesOutWhatWasDeletedAndNothingElse() {
        stage.activate(id, api);
        for (var name : new String[] {"a-deleted", "b-missing", "c-broken", "d-strange", "e-long"}) {
            put("sources/%s/original".formatted(name), "content");
        }
        put("manifests/a-deleted.json", manifest(true, "gone", "gone.mp4"));
        put("manifests/c-broken.json", "{\"item\":{\"title\":");
        put("manifests/d-strange.json", "{\"format\":9,\"deleted\":\"no\",\"item\":[1,2]}");
        put("manifests/e-long.json", manifest(false, "x".repeat(70_000), "y.mp4"));

        var items = export("").path("items");
        assertThat(items)
                .extracting(item -> item.path("key").asString())
                .containsExactly(
                        "sources/b-missing/original",
                        "sources/c-broken/original",
                        "sources/d-strange/original",
                        "sources/e-long/original");
        assertThat(items)
                .allSatisfy(item -> assertThat(item.path("title").isNull()).isTrue());
    }

    @Test
    void comesInPages() {
        stage.activate(id, api);
        IntStream.range(10, 62).forEach(number -> put("sources/%d/original".formatted(number), "content"));
        var first = export("");
        assertThat(first.path("items")).hasSize(50);
        var second = export("?after=" + first.path("next").asString());
        assertThat(second.path("items"))
                .extracting(item -> item.path("key").asString())
                .containsExactly("sources/60/original", "sources/61/original");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void goesOnWithoutAServer() {
        stage.activate(id, api);
        put("sources/%s/original".formatted(ITEM), "content");
        operator.suspend(stage.get(id).tenant(), "unpaid");
        assertThat(export("").path("items")).hasSize(1);
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.STOPPED);
        assertThat(export("").path("items")).hasSize(1);

        Cloud.terminate(Cloud.living(stage.tenant(id)).getFirst().instanceId());
        operator.resume(stage.get(id).tenant(), "paid");
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.PROVISIONING);
        assertThat(export("").path("items")).hasSize(1);
    }

    @Test
    void isRefusedBeforeThereIsABucketAndOnceItIsBeingRemoved() {
        assertThat(owner.get(path("")).code()).isEqualTo("server_not_ready");
        stage.stepUntil(id, Step.INSTANCE);
        assertThat(owner.get(path("")).status()).isEqualTo(200);
        operator.end(stage.get(id).tenant(), "fraud");
        assertThat(owner.get(path("")).code()).isEqualTo("subscription_unknown");
    }

    private JsonNode export(String query) {
        var answer = owner.get(path(query));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String path(String query) {
        return "/api/subscriptions/" + id + "/export" + query;
    }

    private void put(String key, String content) {
        Cloud.put(stage.get(id).bucket().value(), key, content);
    }

    private static String manifest(boolean deleted, String title, String fileName) {
        return """
                {"format":1,"deleted":%s,"item":{"id":"x","facts":{"width":1},"title":"%s","fileName":"%s"},"segments":{}}""".formatted(deleted, title, fileName);
    }

    private static HttpResponse<String> fetch(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
