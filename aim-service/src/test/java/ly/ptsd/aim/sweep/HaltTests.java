package ly.ptsd.aim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.InstanceInventory.Found;
import ly.ptsd.aim.instance.InstanceInventory.Identities;
import ly.ptsd.aim.sweep.Orphan.Kind;
import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaltTests {

    private final Halt halt = new Halt(new SweepProperties(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(24),
            3,
            0.05,
            Duration.ofMinutes(5),
            Duration.ofHours(24)));

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "1, 1, false",
        "3, 1, false",
        "2, 2, true",
        "40, 2, false",
        "39, 2, true",
        "100, 5, false",
        "100, 6, true"
    })
    void haltsWhenMoreThanATwentiethIsUnknownAndMoreThanOne(int all, int unknown, boolean halted) {
        assertThat(halt.reason(seen(all, all), orphans(Kind.INSTANCE, unknown)).isPresent())
                .isEqualTo(halted);
        assertThat(halt.reason(seen(all, all), orphans(Kind.IDENTITY, unknown)).isPresent())
                .isEqualTo(halted);
    }

    @ParameterizedTest
    @CsvSource({"INSTANCE, 2 of 10 instances are unknown.", "IDENTITY, 2 of 20 identities are unknown."})
    void saysWhy(Kind kind, String reason) {
        assertThat(halt.reason(seen(10, 20), orphans(kind, 2))).hasValue(reason);
    }

    @ParameterizedTest
    @CsvSource("50")
    void isNotConcernedWithBuckets(int unknown) {
        assertThat(halt.reason(seen(0, 0), orphans(Kind.BUCKET, unknown))).isEmpty();
    }

    private static Seen seen(int instances, int identities) {
        return new Seen(
                IntStream.range(0, instances)
                        .mapToObj(number -> new Found(new InstanceId("i-" + number), null, null, "running", true))
                        .toList(),
                new Identities(
                        Stream.generate(TenantId::random).limit(identities).collect(Collectors.toSet()), Set.of()),
                Set.of());
    }

    private static List<Orphan> orphans(Kind kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Orphan(kind, "name" + number, null, null, Instant.EPOCH, null))
                .toList();
    }
}
