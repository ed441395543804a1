package ly.ptsd.aim.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** Estimates what things cost per hour. Traffic, requests and taxes are not in it. */
@Component
public class Prices {

    /** As Amazon counts. */
    private static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(730);

    private static final BigDecimal BYTES_PER_GB = BigDecimal.valueOf(1L << 30);
    private static final int DIGITS = 6;

    private final PriceProperties prices;

    Prices(PriceProperties prices) {
        this.prices = prices;
    }

    public LocalDate asOf() {
        return prices.asOf();
    }

    /** A running instance with its volume and public address. */
    public Estimate running(String instanceType, int volumeGib) {
        return new Estimate(List.of(
                new Estimate.Part("instance " + instanceType, perHour(instanceType)),
                volume(volumeGib),
                new Estimate.Part("public IPv4 address", prices.publicAddressHour())));
    }

    /** A stopped instance keeps its volume, and no address. */
    public Estimate stopped(int volumeGib) {
        return new Estimate(List.of(volume(volumeGib)));
    }

    /** What is kept in a bucket. */
    public Estimate stored(long bytes) {
        var gigabytes = BigDecimal.valueOf(bytes).divide(BYTES_PER_GB, DIGITS, RoundingMode.HALF_UP);
        return new Estimate(List.of(new Estimate.Part("bucket", ofMonth(prices.storageGbMonth(), gigabytes))));
    }

    public static BigDecimal perMonth(BigDecimal perHour) {
        return perHour.multiply(HOURS_PER_MONTH).setScale(2, RoundingMode.HALF_UP);
    }

    private Estimate.Part volume(int gibibytes) {
        return new Estimate.Part("volume", ofMonth(prices.volumeGbMonth(), BigDecimal.valueOf(gibibytes)));
    }

    /** A type without a price is taken for the dearest known: a ceiling must not be passed for want of a figure. */
    private BigDecimal perHour(String instanceType) {
        var known = prices.instanceHours().get(instanceType);
        return known == null ? Collections.max(prices.instanceHours().values()) : known;
    }

    private static BigDecimal ofMonth(BigDecimal price, BigDecimal amount) {
        return price.multiply(amount).divide(HOURS_PER_MONTH, DIGITS, RoundingMode.HALF_UP);
    }
}
