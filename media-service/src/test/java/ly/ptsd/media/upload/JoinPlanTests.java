package ly.ptsd.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.upload.JoinPlan.Piece;
import ly.ptsd.media.upload.JoinPlan.Slice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of at least 5 bytes and at most 20. */
class JoinPlanTests {

    @ParameterizedTest
    @CsvSource({
        "10,             a0+10",
        "3,              a0+3",
        "10 7,           a0+10 b0+7",
        "10 3,           a0+10 b0+3",
        "3 10,           a0+3&b0+2 b2+8",
        "3 4,            a0+3&b0+2 b2+2",
        "3 1 9,          a0+3&b0+1&c0+1 c1+8",
        "3 6 9,          a0+3&b0+2 b2+4&c0+1 c1+8",
        "2 2 2,          a0+2&b0+2&c0+1 c1+1",
        "20,             a0+20",
        "21,             a0+11 a11+10",
        "45 1,           a0+15 a15+15 a30+15 b0+1"
    })
    void copiesWhatIsLargeEnoughAndReadsOnlyWhereObjectsMeet(String lengths, String parts) {
        assertThat(plan(lengths)).map(JoinPlanTests::written).containsExactly(parts.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"1 1 1 1 1 1", "4 4 4 4", "5 1 5 1 5", "100 3 41 2", "19 21 4 20 1", "6 4 1 1 1 1 1 30"})
    void leavesNothingOutAndMakesNoPartTooSmallOrTooLarge(String lengths) {
        var pieces = plan(lengths);
        assertThat(pieces).map(JoinPlanTests::bytes).allMatch(bytes -> bytes <= 20);
        assertThat(pieces.subList(0, pieces.size() - 1))
                .map(JoinPlanTests::bytes)
                .allMatch(bytes -> bytes >= 5);
        assertThat(pieces.stream().mapToLong(JoinPlanTests::bytes).sum())
                .isEqualTo(objects(lengths).stream().mapToLong(Slice::length).sum());
    }

    private static List<Piece> plan(String lengths) {
        return JoinPlan.of(objects(lengths), 5, 20);
    }

    private static List<Slice> objects(String lengths) {
        List<Slice> objects = new ArrayList<>();
        for (String length : lengths.split(" ")) {
            var key = new ObjectKey(Character.toString('a' + objects.size()));
            objects.add(new Slice(key, 0, Long.parseLong(length)));
        }
        return objects;
    }

    private static long bytes(Piece piece) {
        return piece.slices().stream().mapToLong(Slice::length).sum();
    }

    private static String written(Piece piece) {
        return String.join(
                "&",
                piece.slices().stream()
                        .map(slice -> slice.from() + "" + slice.offset() + "+" + slice.length())
                        .toList());
    }
}
