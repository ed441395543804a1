package ly.ptsd.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import ly.ptsd.media.MediaServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Ids of playback sessions can be told from made-up ones without looking anywhere. */
class SessionIdsTests extends MediaServerTest {

    @Autowired
    private SessionIds ids;

    @Test
    void knowsItsOwnAndNoneThatDiffersInOneCharacter() {
        String id = ids.next();
        assertThat(id).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(ids.next());
        assertThat(ids.isOurs(id)).isTrue();
        for (int at = 0; at < id.length() - 1; at++) {
            var changed = new StringBuilder(id);
            changed.setCharAt(at, id.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(ids.isOurs(changed.toString())).as(changed.toString()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "../../manifests/x", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "=", "한국"})
    void refusesWhatHasAnotherForm(String id) {
        assertThat(ids.isOurs(id)).isFalse();
    }
}
