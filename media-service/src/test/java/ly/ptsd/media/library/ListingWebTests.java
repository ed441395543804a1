package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ly.ptsd.media.Ids;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The library as a list: searched, filtered, sorted, page by page. */
class ListingWebTests extends MediaServerTest {

    /** In every title, so that other tests' items are in no list. */
    private static final String OURS = "zqx";

    @Autowired
    private Items items;

    @Autowired
    private MongoTemplate mongo;

    @BeforeEach
    void fill() {
        add("제주 여행", "IMG_0001.MOV", 300, 100, ItemState.READY);
        add("부산 Birthday", Normalizer.normalize("생일파티.mp4", Normalizer.Form.NFD), 100, 1500, ItemState.FAILED);
        add("가을 (50%)", "autumn.mp4", 200, 240, ItemState.PROCESSING);
        add("arriving", "a.mp4", 400, null, ItemState.UPLOADING);
    }

    @AfterEach
    void clear() {
        mongo.getCollection("items").deleteMany(new Document("title", new Document("$regex", OURS)));
    }

    @ParameterizedTest
    @CsvSource({
        "제주, 제주 여행",
        "ㅈㅈ, 제주 여행",
        "젲, 제주 여행",
        "ㅇㅎ 제주, 제주 여행",
        "img_0001, 제주 여행",
        "BIRTH, 부산 Birthday",
        "생일, 부산 Birthday",
        "ㅍㅌ, 부산 Birthday",
        "(50%), 가을 (50%)",
        "갈, NONE",
        "제주 부산, NONE",
        ".*, NONE",
        "[, NONE"
    })
    void findsByTitleAndFileName(String typed, String title) {
        assertThat(titles("q=" + encoded(OURS + " " + typed)))
                .isEqualTo(title.equals("NONE") ? List.of() : List.of(title));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sort=TITLE&order=ASC | arriving,가을 (50%),부산 Birthday,제주 여행",
                "sort=TITLE&order=DESC | 제주 여행,부산 Birthday,가을 (50%),arriving",
                "sort=SIZE&order=ASC | 부산 Birthday,가을 (50%),제주 여행,arriving",
                "sort=DURATION&order=DESC | 부산 Birthday,가을 (50%),제주 여행,arriving",
                "sort=DATE&order=ASC | 제주 여행,부산 Birthday,가을 (50%),arriving",
                "x=y | arriving,가을 (50%),부산 Birthday,제주 여행",
                "state=READY&state=FAILED | 부산 Birthday,제주 여행",
                "state=READY,FAILED | 부산 Birthday,제주 여행",
                "length=SHORT | 제주 여행",
                "length=MEDIUM | 가을 (50%)",
                "length=LONG | 부산 Birthday"
            })
    void sortsAndFilters(String query, String titles) {
        assertThat(titles("q=" + OURS + "&" + query)).isEqualTo(List.of(titles.split(",")));
    }

    @ParameterizedTest
    @CsvSource({"DATE, ASC", "DATE, DESC", "TITLE, ASC", "TITLE, DESC", "SIZE, ASC", "SIZE, DESC", "DURATION, ASC"})
    void goesOnWhereThePageBeforeEnded(String sort, String order) {
        add("제주 여행", "again.mov", 300, 100, ItemState.READY);
        String query = "q=" + OURS + "&sort=" + sort + "&order=" + order;
        var whole = ids(list(query));
        List<String> pages = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = list(query + "&limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            assertThat(page.path("items").size()).isBetween(1, 2);
            pages.addAll(ids(page));
            next = page.path("next").asString(null);
        }
        assertThat(pages).hasSize(5).isEqualTo(whole);
    }

    @Test
    void neitherRepeatsNorSkipsWhenTheLastOneHasGone() {
        String query = "q=" + OURS + "&sort=TITLE&order=ASC&limit=2";
        var first = list(query);
        mongo.getCollection("items").deleteOne(new Document("_id", ids(first).getLast()));
        assertThat(titles(query + "&after=" + first.path("next").asString())).containsExactly("부산 Birthday", "제주 여행");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=COLOUR",
                "order=UP",
                "state=GONE",
                "length=ENDLESS",
                "limit=0",
                "limit=501",
                "limit=many",
                "after=%21",
                "after=bm9uc2Vuc2U",
                "after=REFURQphCm5vbnNlbnNl",
                "sort=SIZE&after=REFURQphCjE"
            })
    void refusesWhatIsNoList(String query) {
        assertRefused(server.send(server.asOwner("/items?" + query)));
    }

    @Test
    void refusesToSearchForTooMuch() {
        assertRefused(server.send(server.asOwner("/items?q=" + "x".repeat(101))));
        assertThat(titles("q=" + OURS + "%00" + encoded("제주"))).containsExactly("제주 여행");
    }

    @Test
    void findsANewNameAndNoLongerTheOldOne() {
        String id = server.created(10, "a.mp4");
        server.rename(id, OURS + " 한라산");
        assertThat(ids(list("q=" + OURS + encoded(" ㅎㄹㅅ")))).containsExactly(id);
        server.rename(id, OURS + " 설악산");
        assertThat(ids(list("q=" + OURS + encoded(" ㅎㄹㅅ")))).isEmpty();
        server.terminate(id);
    }

    @Test
    void findsWhatAnEarlierVersionOfTheServerHasStored() {
        mongo.getCollection("items")
                .updateMany(
                        new Document("title", new Document("$regex", "제주")),
                        new Document("$unset", new Document("found", "")));
        assertThat(titles("q=" + OURS + encoded(" 제주"))).isEmpty();
        items.indexAll();
        assertThat(titles("q=" + OURS + encoded(" 제주"))).containsExactly("제주 여행");
    }

    private void add(String title, String fileName, long size, Integer seconds, ItemState state) {
        var now = Instant.now().plusMillis(10L * mongo.getCollection("items").countDocuments());
        String id = Ids.random(16);
        var item =
                Item.uploading(id, new Reservations.Name(OURS + " " + title, fileName, "video/mp4"), size, null, now);
        items.insert(
                seconds == null ? item : item.accepted(new MediaFacts(seconds, 1, 1, true, true, List.of()), Map.of()));
        mongo.getCollection("items")
                .updateOne(new Document("_id", id), new Document("$set", new Document("state", state.name())));
    }

    private JsonNode list(String query) {
        var answer = server.send(server.asOwner("/items?" + query));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MediaServer.json(answer);
    }

    private List<String> titles(String query) {
        return list(query)
                .path("items")
                .valueStream()
                .map(item -> item.path("title").asString().replace(OURS + " ", ""))
                .toList();
    }

    private static List<String> ids(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("request_invalid");
    }
}
