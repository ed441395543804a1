package ly.ptsd.aim.owner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import ly.ptsd.aim.machine.Machines.Usage;
import ly.ptsd.aim.plan.Plan;
import ly.ptsd.aim.plan.PlanOffer;
import org.jspecify.annotations.Nullable;

/**
 * What a change of plan would mean.
 *
 * @param exceeds what is used already and more than the other plan allows: it stays, but nothing like it is taken
 * @param replacesServer whether the other plan wants another kind of instance
 */
record PlanChange(PlanOffer from, PlanOffer to, Direction direction, List<Exceeded> exceeds, boolean replacesServer) {

    enum Direction {
        UP,
        DOWN,
        SAME
    }

    enum Limit {
        @JsonProperty("storage")
        STORAGE,
        @JsonProperty("largestUpload")
        LARGEST_UPLOAD,
        @JsonProperty("maxHeight")
        MAX_HEIGHT
    }

    record Exceeded(Limit limit, long used, long allowed) {

        boolean isReal() {
            return used > allowed;
        }
    }

    static PlanChange of(Plan from, Plan to, @Nullable Usage usage, boolean replacesServer) {
        int difference = Integer.compare(to.priceKrwPerMonth(), from.priceKrwPerMonth());
        var direction = difference > 0 ? Direction.UP : difference < 0 ? Direction.DOWN : Direction.SAME;
        return new PlanChange(PlanOffer.of(from), PlanOffer.of(to), direction, exceeded(to, usage), replacesServer);
    }

    private static List<Exceeded> exceeded(Plan to, @Nullable Usage usage) {
        if (usage == null) {
            return List.of();
        }
        return Stream.of(
                        new Exceeded(
                                Limit.STORAGE, usage.storedBytes(), to.storage().toBytes()),
                        new Exceeded(
                                Limit.LARGEST_UPLOAD,
                                usage.largestUploadBytes(),
                                to.largestUpload().toBytes()),
                        new Exceeded(Limit.MAX_HEIGHT, usage.maxHeight(), to.maxHeight()))
                .filter(Exceeded::isReal)
                .toList();
    }
}
