package ly.ptsd.url.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

    @Test
    void areElevenCharactersThatNobodyMixesUpAndNeverTheSame() {
        var random = new SecureRandom();
        var drawn = new HashSet<String>();
        for (int count = 0; count < 10_000; count++) {
            drawn.add(Slug.random(random).value());
        }

        assertThat(drawn).hasSize(10_000).allMatch(slug -> slug.matches("[1-9A-HJ-NP-Za-km-z]{11}"));
    }

    @Test
    void areDrawnAgainWhenTheyHoldAWordNobodyWantsToSend() {
        var alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var draws = List.of("11sHiT11111", "22222222222").iterator();
        RandomGenerator fixed = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public IntStream ints(long size, int from, int to) {
                return draws.next().chars().map(alphabet::indexOf);
            }
        };

        assertThat(Slug.random(fixed).value()).isEqualTo("22222222222");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "-abcd", "abcd-", "abcdefghij/", "abc_defg", "abc%2Fdefghi", "제주-여행", "abc defg"})
    void areNothingElse(String text) {
        assertThat(Slug.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text));
    }
}
