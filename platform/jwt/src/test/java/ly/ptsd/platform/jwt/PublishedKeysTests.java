package ly.ptsd.platform.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

class PublishedKeysTests {

    private static JWK one;
    private static JWK two;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final List<JWK> published = new ArrayList<>();
    private final PublishedKeys keys = new PublishedKeys(this::answer, clock);
    private int asked;
    private boolean down;

    @BeforeAll
    static void make() throws Exception {
        one = new RSAKeyGenerator(2048).keyID("one").generate().toPublicJWK();
        two = new RSAKeyGenerator(2048).keyID("two").generate().toPublicJWK();
    }

    @Test
    void asksOnceForAKeyThatIsUsedAllTheTime() {
        published.add(one);
        IntStream.range(0, 100).forEach(_ -> assertThat(find("one")).containsExactly(one));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void learnsANewKeyWhenItIsFirstUsed() {
        published.add(one);
        find("one");
        published.add(two);
        clock.add(PublishedKeys.ASK_AGAIN);
        assertThat(find("two")).containsExactly(two);
    }

    @Test
    void isNotMadeToHammerTheIssuerByMadeUpKeyIds() {
        published.add(one);
        for (int second = 0; second < 60; second++) {
            IntStream.range(0, 50)
                    .forEach(_ -> assertThat(find(UUID.randomUUID().toString())).isEmpty());
            assertThat(find("one")).containsExactly(one);
            clock.add(Duration.ofSeconds(1));
        }
        assertThat(asked).isEqualTo(6);
    }

    @Test
    void asksOnceForManyWhoWaitAtTheSameTime() {
        var pending = new CompletableFuture<String>();
        var waiting = new PublishedKeys(
                () -> {
                    asked++;
                    return pending;
                },
                clock);
        var first = waiting.find("one");
        clock.add(PublishedKeys.ASK_AGAIN);
        var second = waiting.find("two");
        pending.complete(new JWKSet(List.of(one, two)).toString());
        assertThat(first.join()).containsExactly(one);
        assertThat(second.join()).containsExactly(two);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void forgetsAKeyThatIsNoLongerPublished() {
        published.add(one);
        find("one");
        published.clear();
        clock.add(PublishedKeys.FRESH);
        assertThat(find("one")).isEmpty();
    }

    @Test
    void goesOnWithWhatItKnowsWhileTheIssuerIsDownButNotForEver() {
        published.add(one);
        find("one");
        down = true;
        clock.add(PublishedKeys.OUTAGE.minusSeconds(1));
        assertThat(find("one")).containsExactly(one);
        clock.add(Duration.ofSeconds(1));
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> find("one"));
    }

    @Test
    void asksAgainSoonAfterTheIssuerDidNotAnswer() {
        down = true;
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> find("one"));
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> find("one"));
        assertThat(asked).isEqualTo(1);
        down = false;
        published.add(one);
        clock.add(PublishedKeys.ASK_AGAIN_AFTER_FAILURE);
        assertThat(find("one")).containsExactly(one);
    }

    @Test
    void asksNobodyForATokenThatNamesNoKey() {
        published.add(one);
        assertThat(keys.find(null).join()).isEmpty();
        assertThat(asked).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"keys\":7}", "[]"})
    void takesAnAnswerThatIsNoKeySetForNone(String answer) {
        var confused = new PublishedKeys(() -> CompletableFuture.completedFuture(answer), clock);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> confused.find("one").join());
    }

    private List<JWK> find(String id) {
        return keys.find(id).join();
    }

    private CompletableFuture<String> answer() {
        asked++;
        return down
                ? CompletableFuture.failedFuture(new IOException("nobody listens"))
                : CompletableFuture.completedFuture(new JWKSet(published).toString());
    }
}
