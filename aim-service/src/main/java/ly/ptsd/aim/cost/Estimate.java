package ly.ptsd.aim.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What something costs in US dollars per hour, part by part. */
public record Estimate(List<Part> parts) {

    public static final Estimate NOTHING = new Estimate(List.of());

    public Estimate {
        parts = List.copyOf(parts);
    }

    public record Part(String what, BigDecimal usdPerHour) {}

    public BigDecimal perHour() {
        return parts.stream().map(Part::usdPerHour).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Estimate and(Estimate other) {
        return new Estimate(Stream.concat(parts.stream(), other.parts.stream()).toList());
    }
}
