package ly.ptsd.aim.subscription;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/subscriptions")
class SubscriptionController {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,62}[\\x21-\\x7e])?");

    private final Subscribing subscribing;

    SubscriptionController(Subscribing subscribing) {
        this.subscribing = subscribing;
    }

    record SubscriptionWish(@NotBlank String planId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubscriptionView> subscribe(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody SubscriptionWish wish) {
        var wanted = subscribing.subscribe(Caller.of(token).account(), checked(key), wish.planId());
        return accepted(wanted);
    }

    @GetMapping
    List<SubscriptionView> list(@AuthenticationPrincipal Jwt token) {
        return subscribing.of(Caller.of(token).account()).map(SubscriptionView::of).stream()
                .toList();
    }

    @GetMapping("/{id}")
    SubscriptionView get(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return SubscriptionView.of(subscribing.get(Caller.of(token).account(), id));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubscriptionView> retry(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return accepted(subscribing.retry(Caller.of(token).account(), id));
    }

    private static ResponseEntity<SubscriptionView> accepted(Subscription subscription) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/subscriptions/" + subscription.id()))
                .body(SubscriptionView.of(subscription));
    }

    private static String checked(@Nullable String key) {
        if (key == null) {
            throw new Problem(400, "idempotency_key_missing", "The header Idempotency-Key is missing.");
        }
        if (!KEY.matcher(key).matches()) {
            throw new Problem(400, "request_invalid", "The Idempotency-Key has 1 to 64 printable ASCII characters.");
        }
        return key;
    }
}
