package ly.ptsd.url.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ly.ptsd.url.link.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitTests {

    private static final Slug SLUG = new Slug("abcdefghijk");

    @Test
    void isReadAsItWasWritten() {
        var visit = new Visit(SLUG, Instant.parse("2026-03-01T10:00:00.123Z"), "v".repeat(22), "kakao.com", "A\tB");
        var bot = new Visit(SLUG, Instant.EPOCH, "", "", "");

        assertThat(Visit.of(visit.line())).contains(visit);
        assertThat(Visit.of(bot.line())).contains(bot);
        assertThat(bot.isByBot()).isTrue();
    }

    @Test
    void fitsIntoTheJournalAtItsLongest() {
        var longest = new Visit(
                new Slug("s".repeat(40)),
                Instant.parse("2999-12-31T23:59:59Z"),
                "v".repeat(Visit.LONGEST_VIEWER),
                "r".repeat(Visit.LONGEST_REFERRER),
                "a".repeat(Visit.LONGEST_AGENT));

        assertThat(longest.bytes()).hasSizeLessThanOrEqualTo(504);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "a b\t1\t\t\t",
                "abcdefghijk\tyesterday\t\t\t",
                "abcdefghijk\t1\ttwenty-three-characters\t\t",
                "abcdefghijk\t99999999999999999999\t\t\t"
            })
    void isNotReadFromSomethingElse(String line) {
        assertThat(Visit.of(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.Example.com/path?secret=1, example.com",
        "https://m.cafe.naver.com:8443/x, m.cafe.naver.com",
        "android-app://com.kakao.talk/, com.kakao.talk",
        "http://xn--9t4b11yi5a.com/, xn--9t4b11yi5a.com",
        "'javascript:alert(1)', ''",
        "https://<script>/, ''",
        "'not an address', ''",
        "/relative, ''",
        "https://[::1]/, ''",
        ", ''"
    })
    void keepsOfWhereSomebodyCameFromTheHostAlone(String referer, String host) {
        assertThat(Referrers.host(referer)).isEqualTo(host);
    }

    @Test
    void keepsNoHostThatIsLongerThanAny() {
        assertThat(Referrers.host("https://" + "a".repeat(101))).isEmpty();
    }

    @Test
    void keepsOfAHeaderSoManyCharactersOfAscii() {
        assertThat(Agent.ascii("브\tr\nöwser")).isEqualTo("??r??wser");
        assertThat(Agent.ascii("x".repeat(9000))).hasSize(Visit.LONGEST_AGENT);
        assertThat(Agent.ascii(null)).isEmpty();
    }

    @Test
    void namesAViewerTheSameAtOneLinkAndOtherwiseAtAnother() {
        var names = new ViewerNames("a secret of at least thirty-two characters");
        var viewer = "abcdefghijklmnopqrstuv";

        assertThat(names.of(SLUG, viewer))
                .matches("[A-Za-z0-9_-]{22}")
                .isEqualTo(names.of(SLUG, viewer))
                .isNotEqualTo(names.of(new Slug("abcdefghijz"), viewer))
                .isNotEqualTo(names.of(SLUG, "abcdefghijklmnopqrstuw"))
                .isNotEqualTo(new ViewerNames("another secret of thirty-two characters").of(SLUG, viewer))
                .doesNotContain(viewer);
    }
}
