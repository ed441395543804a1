package ly.ptsd.media.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebVttTests {

    private static final String HEADER = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n";

    /** Syllables of every day, and two that the standard of 1987 lacks. */
    private static final String KOREAN = """
            1
            00:00:01,000 --> 00:00:02,500
            오늘은 제주도에 왔어요. 바람이 많이 불지만 하늘이 맑아요.

            2
            00:00:03,000 --> 00:00:04,000
            똠얌꿍을 먹고 펲시를 마셨어요.
            """;

    @Test
    void readsSubRip() {
        assertThat(vtt("""
                        1
                        00:00:01,000 --> 00:00:02,500
                        Hello,
                        world!

                        2
                        0:01:03,04 --> 00:01:04,000 X1:40 X2:600 Y1:20 Y2:50
                        {\\an8}Above
                        """.replace("\n", "\r\n"))).isEqualTo(HEADER + """
                        00:00:01.000 --> 00:00:02.500
                        Hello,
                        world!

                        00:01:03.040 --> 00:01:04.000
                        Above
                        """);
    }

    @Test
    void keepsOfWebVttItsCuesAndWhereTheyAreShown() {
        assertThat(vtt("""
                        WEBVTT - a title

                        STYLE
                        ::cue { background: url(https://example.com/x) }

                        NOTE a remark
                        of two lines

                        name
                        01:02.000 --> 01:03.000 line:0 position:20% align:start onclick:x
                        <v Anna><c.loud>One</c> <i>two</i>
                        """)).isEqualTo(HEADER + """
                        00:01:02.000 --> 00:01:03.000 line:0 position:20% align:start
                        One <i>two</i>
                        """);
    }

    @Test
    void readsCuesWithoutEmptyLinesBetween() {
        assertThat(vtt("1\n00:00:05,000 --> 00:00:06,000\nlate\n2\n00:00:01,000 --> 00:00:02,000\nearly\n"))
                .isEqualTo(HEADER + "00:00:01.000 --> 00:00:02.000\nearly\n\n00:00:05.000 --> 00:00:06.000\nlate\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script>            | alert(1)",
                "<img src=x onerror=alert(1)>x        | x",
                "&lt;script&gt;                       | &lt;script&gt;",
                "&amp;lt;b&amp;gt;                    | &amp;lt;b&amp;gt;",
                "1 < 2 --> 3 & 4                      | 1 &lt; 2 --&gt; 3 &amp; 4",
                "<b onclick=x>bold                    | <b>bold</b>",
                "<b><i>crossed</b></i>                | <b><i>crossed</i></b>",
                "</b>closed                           | closed",
                "<font color=\"#ff0000\">red</font>   | red",
                "<scr<script>ipt>                     | &lt;script&gt;",
                "a\u0000b\u001bc                      | abc"
            })
    void letsNoMarkupThroughButItsOwn(String written, String kept) {
        assertThat(CueText.of(written.strip())).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "MS949", "UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void readsKoreanInAnyEncoding(String charset) {
        assertThat(WebVtt.of(KOREAN.getBytes(Charset.forName(charset))))
                .hasValueSatisfying(file -> assertThat(new String(file, StandardCharsets.UTF_8))
                        .contains("\n오늘은 제주도에 왔어요. 바람이 많이 불지만 하늘이 맑아요.\n")
                        .contains("\n똠얌꿍을 먹고 펲시를 마셨어요.\n"));
    }

    @Test
    void readsOtherLanguagesInTheEncodingsTheyAreFoundIn() {
        String japanese = "1\n00:00:01,000 --> 00:00:02,000\nこんにちは、今日はとても良い天気ですね。海へ行きましょう。\n";
        assertThat(new String(
                        WebVtt.of(japanese.getBytes(Charset.forName("windows-31j")))
                                .orElseThrow(),
                        StandardCharsets.UTF_8))
                .contains("今日はとても良い天気");
        String french = "1\n00:00:01,000 --> 00:00:02,000\nÇa va être très différent, là-bas, à la forêt.\n";
        assertThat(new String(
                        WebVtt.of(french.getBytes(Charset.forName("windows-1252")))
                                .orElseThrow(),
                        StandardCharsets.UTF_8))
                .contains("Ça va être très différent, là-bas, à la forêt.");
    }

    @Test
    void leavesTheByteOrderMarkOut() {
        assertThat(vtt("\ufeff00:01.000 --> 00:02.000\nfirst")).contains("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "WEBVTT", "no times", "00:02.000 --> 00:01.000\nbackwards", "00:01.000 --> 00:02.000\n\n"})
    void findsNoCuesWhereThereAreNone(String file) {
        assertThat(WebVtt.of(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static String vtt(String file) {
        return new String(WebVtt.of(file.getBytes(StandardCharsets.UTF_8)).orElseThrow(), StandardCharsets.UTF_8);
    }
}
