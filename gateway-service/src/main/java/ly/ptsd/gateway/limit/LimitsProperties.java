package ly.ptsd.gateway.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The limits of each class of routes; the shipped ones are in {@code application.yml}. */
@Validated
@ConfigurationProperties("ptsd.gateway.limits")
public record LimitsProperties(
        @NotNull @Valid Limit signin,
        @NotNull @Valid Limit reads,
        @NotNull @Valid Limit writes,
        @NotNull @Valid Limit uploads,
        @NotNull @Valid Limit play,
        @NotNull @Valid Limit pages,
        @NotNull @Valid Limit redirects) {

    /**
     * @param perAccount requests of one account in a period; null for any number
     * @param perAddress requests of one client address in a period; null for any number
     * @param burst how many may come at once after a quiet time
     */
    public record Limit(
            @Nullable @Positive Integer perAccount,
            @Nullable @Positive Integer perAddress,
            @Positive int burst,
            @NotNull @DefaultValue("1m") Duration period) {}

    Limit of(RouteClass routes) {
        return switch (routes) {
            case SIGNIN -> signin;
            case READS -> reads;
            case WRITES -> writes;
            case UPLOADS -> uploads;
            case PLAY -> play;
            case PAGES -> pages;
            case REDIRECTS -> redirects;
        };
    }
}
