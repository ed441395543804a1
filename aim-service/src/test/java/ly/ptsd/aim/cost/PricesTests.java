package ly.ptsd.aim.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricesTests {

    private final Prices prices = new Prices(new PriceProperties(
            LocalDate.of(2026, 1, 2),
            Map.of("small", new BigDecimal("0.02"), "large", new BigDecimal("0.10")),
            new BigDecimal("0.0730"),
            new BigDecimal("0.0365"),
            new BigDecimal("0.005")));

    @Test
    void addsUpWhatARunningInstanceCosts() {
        var estimate = prices.running("small", 60);
        assertThat(estimate.parts())
                .extracting(Estimate.Part::what)
                .containsExactly("instance small", "volume", "public IPv4 address");
        assertThat(estimate.perHour()).isEqualByComparingTo("0.031");
        assertThat(Prices.perMonth(estimate.perHour())).isEqualTo("22.63");
    }

    @Test
    void countsNoMoreThanTheVolumeOfAStoppedInstance() {
        assertThat(prices.stopped(60).perHour()).isEqualByComparingTo("0.006");
    }

    @Test
    void countsWhatIsStored() {
        assertThat(prices.stored(100L << 30).perHour()).isEqualByComparingTo("0.005");
        assertThat(prices.stored(0).perHour()).isEqualByComparingTo("0");
        assertThat(prices.stopped(60).and(prices.stored(100L << 30)).perHour()).isEqualByComparingTo("0.011");
    }

    @Test
    void takesATypeWithoutAPriceForTheDearest() {
        assertThat(prices.running("unheard-of", 0).perHour()).isEqualByComparingTo("0.105");
    }

    @Test
    void saysOfWhichDayThePricesAre() {
        assertThat(prices.asOf()).isEqualTo("2026-01-02");
    }
}
