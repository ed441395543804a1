package ly.ptsd.aim.owner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.subscription.Subscribing;
import ly.ptsd.platform.jwt.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What has happened to a subscription, for its owner: causes to put into words, nothing meant for operators. */
@RestController
class HistoryController {

    private final Subscribing subscribing;
    private final History history;

    HistoryController(Subscribing subscribing, History history) {
        this.subscribing = subscribing;
        this.history = history;
    }

    record HistoryEntry(
            Instant at,
            @Nullable StateName from,
            StateName to,
            Cause cause,
            @Nullable ReasonCode reason) {}

    @GetMapping("/api/subscriptions/{id}/history")
    List<HistoryEntry> history(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        subscribing.get(Caller.of(token).account(), id);
        return history.of(id).stream()
                .map(entry -> new HistoryEntry(entry.at(), entry.from(), entry.to(), entry.cause(), entry.reason()))
                .toList();
    }
}
