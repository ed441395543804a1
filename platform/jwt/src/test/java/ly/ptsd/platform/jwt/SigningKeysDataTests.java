package ly.ptsd.platform.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ly.ptsd.platform.jwt.KeyRing.Use;
import ly.ptsd.platform.jwt.SigningKeys.KeyView;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threeten.extra.MutableClock;

class SigningKeysDataTests {

    private static final String SECRET = "a secret of at least thirty-two characters";
    private static final Duration ROTATION = Duration.ofDays(30);
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final JdbcClient jdbc = TestDatabase.withKeyTable();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final SigningKeys keys = replica();

    @Test
    void signsWithTheFirstKeyFromTheStart() {
        assertThat(keys.list()).extracting(KeyView::use).containsExactly(Use.SIGNING);
        assertThat(published(keys)).containsExactly(signer(keys));
    }

    @Test
    void publishesANewKeyAtOnceAndSignsWithItOnlyAfterTheOverlap() {
        var old = signer(keys);
        keys.rotate();

        assertThat(published(keys)).hasSize(2).contains(old);
        clock.add(OVERLAP.minusMillis(1));
        assertThat(signer(keys)).isEqualTo(old);
        clock.add(Duration.ofMillis(1));
        assertThat(signer(keys)).isNotEqualTo(old).isIn(published(keys));
    }

    @Test
    void publishesTheOldKeyUntilEverythingItSignedHasExpired() {
        var old = signer(keys);
        keys.rotate();
        clock.add(OVERLAP.plus(LIFE).plus(OVERLAP));
        keys.tend();
        assertThat(published(keys)).contains(old);

        clock.add(Duration.ofMillis(1));
        assertThat(published(keys)).doesNotContain(old).hasSize(1);
        keys.tend();
        assertThat(rows()).isEqualTo(1);
        assertThat(keys.list()).extracting(KeyView::use).containsExactly(Use.SIGNING);
    }

    @Test
    void makesTheNextKeyWhenTheNewestIsOldEnough() {
        clock.add(ROTATION.minusMillis(1));
        keys.tend();
        assertThat(rows()).isEqualTo(1);
        clock.add(Duration.ofMillis(1));
        keys.tend();
        keys.tend();
        assertThat(keys.list()).extracting(KeyView::use).containsExactly(Use.SIGNING, Use.WAITING);
    }

    @Test
    void rotatesOnAndOnWithAFewKeysAtATime() {
        for (int day = 0; day < 100; day++) {
            clock.add(Duration.ofDays(1));
            keys.tend();
        }
        assertThat(keys.list()).extracting(KeyView::use).containsExactly(Use.SIGNING);
        assertThat(jdbc.sql("SELECT kid FROM signing_key").query(String.class).single())
                .isEqualTo("key-4");
    }

    @Test
    void makesOneKeyWhenManyReplicasRotateAtTheSameTime() throws Exception {
        var replicas = IntStream.range(0, 4).mapToObj(_ -> replica()).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(replicas.stream().map(this::rotation).toList())
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
        }
        assertThat(keys.list()).extracting(KeyView::use).containsExactly(Use.SIGNING, Use.WAITING);
        keys.rotate();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void makesOneFirstKeyWhenManyReplicasStartAtTheSameTime() throws Exception {
        jdbc.sql("DELETE FROM signing_key").update();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var started = threads.invokeAll(IntStream.range(0, 4)
                    .<Callable<String>>mapToObj(_ -> () -> signer(replica()))
                    .toList());
            assertThat(started).extracting(it -> it.get()).containsOnly(signer(replica()));
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void showsEveryReplicaTheNewKeyLongBeforeItSigns() {
        var other = replica();
        keys.rotate();
        clock.add(SigningKeys.LOOK_AGAIN.plusMillis(1));
        assertThat(published(other)).isEqualTo(published(keys)).hasSize(2);
        assertThat(SigningKeys.LOOK_AGAIN.plus(SigningKeys.JWKS_LIFE)).isLessThan(OVERLAP);
    }

    @Test
    void refusesAnOverlapThatIsOverBeforeEverybodyKnowsTheNewKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeys(jdbc, SECRET, ROTATION, SigningKeys.JWKS_LIFE, clock))
                .withMessageContaining("ptsd.signing-overlap");
    }

    @Test
    void dropsACompromisedKeyAtOnceOnEveryReplica() {
        var other = replica();
        var old = signer(keys);
        keys.rotate();
        keys.retire();

        assertThat(published(keys)).doesNotContain(old).containsExactly(signer(keys));
        assertThat(rows()).isEqualTo(1);
        clock.add(SigningKeys.LOOK_AGAIN.plusMillis(1));
        assertThat(signer(other)).isEqualTo(signer(keys));
        assertThat(published(other)).isEqualTo(published(keys));
    }

    @Test
    void checksItsOwnTokensWithTheKeysOfToday() throws Exception {
        var local = keys.<SecurityContext>source();
        var token = SignedJWT.parse(keys.token("at+jwt", LIFE).subject("x").compact());
        var matching = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        assertThat(local.get(matching, null)).hasSize(1);
        keys.retire();
        assertThat(local.get(matching, null)).isEmpty();
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheDatabaseIsAway() {
        var before = published(keys);
        jdbc.sql("RENAME TABLE signing_key TO away").update();
        clock.add(Duration.ofHours(1));
        assertThat(published(keys)).isEqualTo(before).containsExactly(signer(keys));
    }

    @Test
    void refusesToSignWhatWouldOutliveItsKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.token("at+jwt", LIFE.plusSeconds(1)));
    }

    @Test
    void saysSoWhenTheSecretIsNotTheOneOfTheStoredKeys() {
        assertThatExceptionOfType(WrongSigningSecret.class)
                .isThrownBy(() -> new SigningKeys(jdbc, SECRET + "!", ROTATION, OVERLAP, clock))
                .satisfies(failure -> assertThat(new WrongSigningSecretAnalyzer()
                                .analyze(new IllegalStateException(failure))
                                .getAction())
                        .contains("secret it had before"));
    }

    @Test
    void keepsNoPrivatePartInTheClear() {
        var stored = jdbc.sql("SELECT private_key FROM signing_key")
                .query(byte[].class)
                .single();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SigningKey.read(
                        jdbc.sql("SELECT public_key FROM signing_key")
                                .query(byte[].class)
                                .single(),
                        stored));
        assertThat(keys.jwks().toString()).doesNotContain(" d=", "{d=", " p=", "{p=");
        assertThat(new SigningProperties(SECRET, ROTATION, OVERLAP).toString()).doesNotContain(SECRET);
    }

    @Test
    void answersAnOperatorWithTheKeysAndNothingSecret() {
        var endpoint = new SigningKeysEndpoint(keys);
        assertThat(endpoint.rotate(null).keys()).extracting(KeyView::use).containsExactly(Use.SIGNING, Use.WAITING);
        assertThat(endpoint.rotate(true).keys()).extracting(KeyView::use).containsExactly(Use.SIGNING);
        assertThat(endpoint.list().keys()).extracting(KeyView::kid).containsExactly(signer(keys));
    }

    private SigningKeys replica() {
        return new SigningKeys(jdbc, SECRET, ROTATION, OVERLAP, clock);
    }

    private Callable<Void> rotation(SigningKeys replica) {
        return () -> {
            replica.rotate();
            return null;
        };
    }

    private int rows() {
        return jdbc.sql("SELECT COUNT(*) FROM signing_key").query(Integer.class).single();
    }

    private static String signer(SigningKeys keys) {
        try {
            return SignedJWT.parse(keys.token("at+jwt", LIFE).subject("x").compact())
                    .getHeader()
                    .getKeyID();
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> published(SigningKeys keys) {
        try {
            return JWKSet.parse(keys.jwks()).getKeys().stream()
                    .map(JWK::getKeyID)
                    .toList();
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
