package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1920x1080 | 1080 | 1920x1080 1280x720 854x480 640x360",
                "1920x1080 |  720 | 1280x720 854x480 640x360",
                "3840x2160 | 1080 | 1920x1080 1280x720 854x480 640x360",
                "3840x2160 | 2160 | 3840x2160 2560x1440 1920x1080 1280x720 854x480 640x360",
                "1280x720  | 1080 | 1280x720 854x480 640x360",
                "720x1080  | 1080 | 720x1080 480x720 360x540",
                "1080x1920 |  720 | 720x1280 480x854 360x640",
                "768x432   | 1080 | 768x432 640x360",
                "960x400   | 1080 | 960x400",
                "320x240   | 1080 | 320x240",
                "1920x1088 | 1080 | 1906x1080 1270x720 848x480 636x360",
                "1921x1081 | 2160 | 1920x1080 1280x720 852x480 640x360",
                "1x1       | 1080 | 2x2"
            })
    void givesEverySizeBelowTheSourceAndThePlanAndNeverUpscales(String source, int maxHeight, String expected) {
        Ladder ladder = Ladder.plan(aSource().size(source).codec("vp9").silent().build(), maxHeight);

        assertThat(ladder.renditions().stream()
                        .map(Rendition.Video.class::cast)
                        .map(video -> video.width() + "x" + video.height()))
                .containsExactly(expected.split(" "));
    }

    @Test
    void namesRenditionsByTheirShortSide() {
        Ladder ladder = Ladder.plan(aSource().size("720x1080").build(), 1080);

        assertThat(ladder.renditions().stream().map(Rendition::name)).containsExactly("720p", "480p", "360p", "audio");
    }

    @Test
    void startsWithTheSourcesOwnPicturesAndTheAudioWhenTheyPlayEverywhere() {
        Ladder ladder = Ladder.plan(aSource().build(), 1080);

        assertThat(names(ladder)).containsExactly(List.of("720p", "audio"), List.of("480p", "360p"));
        assertThat(((Rendition.Video) ladder.renditions().getFirst()).remuxed()).isTrue();
        assertThat(ladder.passes()).allSatisfy(pass -> assertThat(pass.cuts()).isNotEmpty());
    }

    @Test
    void startsWithTheSmallestPicturesWhenAllMustBeEncoded() {
        Ladder ladder = Ladder.plan(aSource().codec("hevc").build(), 1080);

        assertThat(names(ladder)).containsExactly(List.of("360p", "audio"), List.of("720p", "480p"));
        assertThat(ladder.passes()).allSatisfy(pass -> {
            assertThat(pass.cuts()).isEmpty();
            assertThat(pass.segmentTime()).isEqualTo(Ladder.TARGET_DURATION);
        });
    }

    @Test
    void makesOneAudioRenditionOfAudio() {
        Ladder ladder = Ladder.plan(aSource().withoutVideo().build(), 1080);

        assertThat(names(ladder)).containsExactly(List.of("audio"));
    }

    @Test
    void capsTheFrameRateAtSixty() {
        Ladder ladder = Ladder.plan(aSource().rate(120, 120).build(), 1080);

        assertThat(ladder.renditions().stream()
                        .filter(Rendition.Video.class::isInstance)
                        .map(Rendition.Video.class::cast))
                .allSatisfy(video -> {
                    assertThat(video.framesPerSecond()).isEqualTo(60);
                    assertThat(video.remuxed()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "29.97, 29.97, 29.97",
        "29.83, 30, 30",
        "29.99, 1000, 30",
        "24.1, 90000, 24",
        "0.5, 25, 10",
        "12.5, 12.5, 12.5",
        "59.9, 60, 60"
    })
    void choosesAConstantFrameRate(double measured, double nominal, double expected) {
        Source source = aSource().codec("vp9").rate(measured, nominal).build();

        Rendition.Video video =
                (Rendition.Video) Ladder.plan(source, 1080).renditions().getFirst();

        assertThat(video.framesPerSecond()).isEqualTo(expected);
    }

    @Test
    void usesTheSourcesPicturesOnlyWhenTheyPlayEverywhere() {
        assertThat(remuxes(aSource())).isTrue();
        assertThat(remuxes(aSource().size("1080x1920"))).isTrue();
        assertThat(remuxes(aSource().codec("hevc"))).isFalse();
        assertThat(remuxes(aSource().profile("High 10"))).isFalse();
        assertThat(remuxes(aSource().pixelFormat("yuv422p"))).isFalse();
        assertThat(remuxes(aSource().rotation(90))).isFalse();
        assertThat(remuxes(aSource().squarePixels(false))).isFalse();
        assertThat(remuxes(aSource().interlaced(true))).isFalse();
        assertThat(remuxes(aSource().transfer(ColorTransfer.HLG))).isFalse();
        assertThat(remuxes(aSource().size("2560x1440"))).isFalse();
        assertThat(remuxes(aSource().bitrate(80_000_000))).isFalse();
        assertThat(remuxes(aSource().demuxer("avi"))).isFalse();
        assertThat(remuxes(aSource().start(Duration.ofSeconds(1)))).isFalse();
    }

    @Test
    void usesTheSourcesPicturesOnlyWithKeyframesAtMostSixSecondsApart() {
        assertThat(remuxes(aSource().keyframes(seconds(0, 6, 12, 18)).lasting(20)))
                .isTrue();
        assertThat(remuxes(aSource().keyframes(seconds(0, 6, 13, 18)).lasting(20)))
                .isFalse();
        assertThat(remuxes(aSource().keyframes(seconds(0, 6, 12)).lasting(20))).isFalse();
        assertThat(remuxes(aSource().keyframes(List.of()))).isFalse();
    }

    @Test
    void joinsShortStretchesBetweenKeyframesToSegmentsOfAtMostTheTarget() {
        Source twoSecondKeyframes = aSource()
                .keyframes(seconds(IntStream.range(0, 10).map(i -> 2 * i).toArray()))
                .lasting(20)
                .build();

        Pass pass = Ladder.plan(twoSecondKeyframes, 1080).passes().getFirst();

        assertThat(pass.cuts()).containsExactlyElementsOf(seconds(0, 4, 8, 12, 16));
        assertThat(pass.segmentTime()).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void copiesAudioOnlyWhenItIsStereoAacFromTheStart() {
        assertThat(copies(audio("aac", "LC", 2, 48_000, Duration.ZERO))).isTrue();
        assertThat(copies(audio("aac", "LC", 6, 48_000, Duration.ZERO))).isFalse();
        assertThat(copies(audio("aac", "HE-AAC", 2, 48_000, Duration.ZERO))).isFalse();
        assertThat(copies(audio("mp3", "", 2, 48_000, Duration.ZERO))).isFalse();
        assertThat(copies(audio("aac", "LC", 2, 96_000, Duration.ZERO))).isFalse();
        assertThat(copies(audio("aac", "LC", 2, 48_000, Duration.ofSeconds(1)))).isFalse();
    }

    @Test
    void encodesAudioThatEndsLongBeforeTheVideo() {
        AudioStream brief = new AudioStream(1, "aac", "LC", 2, 48_000, 128_000, Duration.ZERO, Duration.ofSeconds(3));

        assertThat(copies(brief)).isFalse();
    }

    @Test
    void allowsMoreBitsForLargerAndFasterPictures() {
        assertThat(Bitrates.ceiling(1920, 1080, 30)).isEqualTo(5_000_000);
        assertThat(Bitrates.ceiling(1280, 720, 30)).isBetween(2_600_000, 2_900_000);
        assertThat(Bitrates.ceiling(640, 360, 30)).isBetween(800_000, 1_000_000);
        assertThat(Bitrates.ceiling(1920, 1080, 60)).isEqualTo(7_500_000);
    }

    private static boolean remuxes(SourceBuilder builder) {
        Rendition first = Ladder.plan(builder.build(), 1080).renditions().getFirst();
        return first instanceof Rendition.Video video && video.remuxed();
    }

    private static boolean copies(AudioStream audio) {
        Ladder ladder = Ladder.plan(aSource().audio(audio).build(), 1080);
        return ((Rendition.Audio) ladder.renditions().getLast()).copied();
    }

    private static AudioStream audio(String codec, String profile, int channels, int sampleRate, Duration start) {
        return new AudioStream(1, codec, profile, channels, sampleRate, 128_000, start, Duration.ofSeconds(10));
    }

    private static List<List<String>> names(Ladder ladder) {
        return ladder.passes().stream()
                .map(pass -> pass.renditions().stream().map(Rendition::name).toList())
                .toList();
    }

    private static List<Duration> seconds(int... seconds) {
        return IntStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    private static SourceBuilder aSource() {
        return new SourceBuilder();
    }
}
