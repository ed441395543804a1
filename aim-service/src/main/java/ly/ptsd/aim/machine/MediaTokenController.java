package ly.ptsd.aim.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState;
import ly.ptsd.aim.subscription.Subscriptions;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives owners the token that opens their own media server and nothing else. */
@RestController
class MediaTokenController {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final Subscriptions subscriptions;
    private final MachineTokens tokens;

    MediaTokenController(Subscriptions subscriptions, MachineTokens tokens) {
        this.subscriptions = subscriptions;
        this.tokens = tokens;
    }

    record MediaToken(String token, String tenantId, Instant expiresAt) {}

    @PostMapping("/api/subscriptions/{id}/media-token")
    ResponseEntity<MediaToken> mediaToken(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        var account = Caller.of(token).account();
        var subscription = subscriptions
                .find(id)
                .filter(found -> found.account().equals(account))
                .orElseThrow(MediaTokenController::unknown);
        demandServing(subscription);
        var issued = tokens.forOwner(account, subscription);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new MediaToken(issued.token(), subscription.tenant().value(), issued.expiresAt()));
    }

    private static void demandServing(Subscription subscription) {
        switch (subscription.state()) {
            case SubscriptionState.Serving _ -> {}
            case SubscriptionState.Requested _, SubscriptionState.Provisioning _, SubscriptionState.Failed _ ->
                throw new Problem(409, "server_not_ready", "The server is not ready yet.", ASK_AGAIN);
            case SubscriptionState.Paused _ -> throw new Problem(409, "server_stopped", "The server is stopped.");
            case SubscriptionState.Over _ -> throw unknown();
        }
    }

    private static Problem unknown() {
        return new Problem(404, "subscription_unknown", "There is no such subscription.");
    }
}
