package ly.ptsd.aim.operations;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.cost.Estimate;
import ly.ptsd.aim.cost.Prices;
import ly.ptsd.aim.subscription.StateName;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All tenants, page by page. */
@RestController
class TenantListController {

    private static final int PAGE = 50;

    private final TenantRows rows;
    private final TenantCosts costs;
    private final Clock clock;

    TenantListController(TenantRows rows, TenantCosts costs, Clock clock) {
        this.rows = rows;
        this.costs = costs;
        this.clock = clock;
    }

    /** @param since when its state last changed */
    record TenantItem(
            String tenantId,
            UUID subscriptionId,
            UUID account,
            StateName state,
            Instant since,
            boolean stuck,
            boolean unhealthy,
            String planId,
            @Nullable Integer generation,
            @Nullable String instanceId,
            @Nullable String address,
            @Nullable String version,
            @Nullable Instant lastSeenAt,
            BigDecimal costUsdPerMonth) {

        static TenantItem of(TenantRow row, Estimate cost) {
            return new TenantItem(
                    row.tenant().value(),
                    row.subscription(),
                    row.account(),
                    row.state(),
                    row.since(),
                    row.stuck(),
                    row.unhealthy(),
                    row.plan(),
                    row.generation(),
                    row.instance(),
                    row.address(),
                    row.version(),
                    row.lastSeenAt(),
                    Prices.perMonth(cost.perHour()));
        }
    }

    /** @param next what to ask for behind; absent on the last page */
    record TenantPage(List<TenantItem> items, @Nullable String next) {}

    @GetMapping("/api/operations/tenants")
    TenantPage tenants(
            @RequestParam(required = false) @Nullable StateName state,
            @RequestParam(required = false) @Nullable Boolean stuck,
            @RequestParam(required = false) @Nullable Boolean unhealthy,
            @RequestParam(required = false) @Size(min = 1, max = 64) @Nullable String q,
            @RequestParam(required = false) @Size(max = 200) @Nullable String after) {
        var behind = after == null ? null : Cursor.of(after);
        var asOf = behind == null ? clock.instant() : behind.asOf();
        var found = rows.find(new TenantSearch(state, stuck, unhealthy, q), asOf, behind, PAGE + 1);
        var page = found.stream().limit(PAGE).toList();
        var estimates = costs.of(page);
        var items = page.stream()
                .map(row -> TenantItem.of(row, estimates.getOrDefault(row.tenant(), Estimate.NOTHING)))
                .toList();
        return new TenantPage(items, found.size() > PAGE ? next(page.getLast(), asOf) : null);
    }

    private static String next(TenantRow last, Instant asOf) {
        return new Cursor(asOf, last.stuck(), last.since(), last.tenant()).text();
    }
}
