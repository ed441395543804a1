package ly.ptsd.url.statistics;

import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.url.item.MediaKey;
import ly.ptsd.url.link.OwnedLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How an owner's links were opened and watched; of anybody else's there is nothing to know. */
@RestController
@RequestMapping("/api/links")
class StatisticsController {

    private final OwnedLinks links;
    private final LinkStatistics statistics;
    private final Clock clock;

    StatisticsController(OwnedLinks links, LinkStatistics statistics, Clock clock) {
        this.links = links;
        this.statistics = statistics;
        this.clock = clock;
    }

    @GetMapping("/{slug}/statistics")
    Statistics ofLink(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "DAY") Period.Unit unit,
            @RequestParam(defaultValue = "UTC") String zone) {
        var link = links.get(Caller.of(token).account(), slug);
        return statistics.of(List.of(link.slug().value()), Period.of(from, to, unit, zone, clock.instant()));
    }

    /** Of all links that ever led to the item, also those that were taken back. */
    @GetMapping("/items/{mediaId}/statistics")
    Statistics ofItem(
            @AuthenticationPrincipal Jwt token,
            @PathVariable @Pattern(regexp = MediaKey.MEDIA) String mediaId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "DAY") Period.Unit unit,
            @RequestParam(defaultValue = "UTC") String zone) {
        var slugs = links.everOf(Caller.of(token).account(), mediaId);
        return statistics.of(slugs, Period.of(from, to, unit, zone, clock.instant()));
    }
}
