package ly.ptsd.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import ly.ptsd.media.ffmpeg.Ladder;
import ly.ptsd.media.ffmpeg.Pass;
import ly.ptsd.media.ffmpeg.Rendition;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemFixtures;
import ly.ptsd.media.library.ItemRendition.State;
import org.junit.jupiter.api.Test;

class NextPassTests {

    private static final Rendition LOW = new Rendition.Video("360p", 640, 360, 25, false, 900_000);
    private static final Rendition HIGH = new Rendition.Video("720p", 1280, 720, 25, false, 2_800_000);
    private static final Rendition SOUND = new Rendition.Audio("audio", false);

    private final Ladder ladder = new Ladder(
            List.of(HIGH, LOW, SOUND),
            List.of(
                    new Pass(List.of(LOW, SOUND), Duration.ofSeconds(6), List.of()),
                    new Pass(List.of(HIGH), Duration.ofSeconds(6), List.of())));

    @Test
    void beginsWithTheCheapestPass() {
        assertThat(next(false, State.PENDING, State.PENDING, State.PENDING)).containsExactly(LOW, SOUND);
    }

    @Test
    void makesNothingTwice() {
        assertThat(next(false, State.PENDING, State.RUNNING, State.DONE)).containsExactly(LOW);
        assertThat(next(false, State.RUNNING, State.DONE, State.DONE)).containsExactly(HIGH);
    }

    @Test
    void goesOnWithoutWhatCannotBeMade() {
        assertThat(next(false, State.PENDING, State.FAILED, State.DONE)).containsExactly(HIGH);
    }

    @Test
    void makesOneAtATimeWhenAskedTo() {
        assertThat(next(true, State.PENDING, State.PENDING, State.PENDING)).containsExactly(LOW);
    }

    @Test
    void hasNothingToDoWhenAllIsSettled() {
        assertThat(next(false, State.FAILED, State.DONE, State.DONE)).isEmpty();
    }

    private List<Rendition> next(boolean alone, State high, State low, State sound) {
        var states = new LinkedHashMap<String, State>();
        states.put("720p", high);
        states.put("360p", low);
        states.put("audio", sound);
        Item item = ItemFixtures.withRenditions(states);
        return NextPass.of(ladder, item, alone).map(Pass::renditions).orElse(List.of());
    }
}
