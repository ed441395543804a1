package ly.ptsd.aim.owner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.subscription.Subscribing;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.platform.jwt.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
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

    private final Subscribing subscribing;
    private final OwnerCommands commands;
    private final SubscriptionViews views;

    SubscriptionController(Subscribing subscribing, OwnerCommands commands, SubscriptionViews views) {
        this.subscribing = subscribing;
        this.commands = commands;
        this.views = views;
    }

    record SubscriptionWish(@NotBlank String planId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubscriptionView> subscribe(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(value = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody SubscriptionWish wish) {
        var account = Caller.of(token).account();
        return accepted(subscribing.subscribe(account, IdempotencyKey.checked(key), wish.planId()));
    }

    @GetMapping
    List<SubscriptionView> list(@AuthenticationPrincipal Jwt token) {
        return subscribing.of(Caller.of(token).account()).map(views::of).stream()
                .toList();
    }

    @GetMapping("/{id}")
    SubscriptionView get(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return views.of(subscribing.get(Caller.of(token).account(), id));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubscriptionView> retry(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return accepted(commands.retry(Caller.of(token).account(), id));
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubscriptionView> stop(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return accepted(commands.stop(Caller.of(token).account(), id));
    }

    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubscriptionView> start(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return accepted(commands.start(Caller.of(token).account(), id));
    }

    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubscriptionView> restart(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return accepted(commands.restart(Caller.of(token).account(), id));
    }

    @PostMapping("/{id}/cancellation")
    SubscriptionView cancel(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return views.of(commands.cancel(Caller.of(token).account(), id));
    }

    @DeleteMapping("/{id}/cancellation")
    SubscriptionView undoCancel(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return views.of(commands.undoCancel(Caller.of(token).account(), id));
    }

    private ResponseEntity<SubscriptionView> accepted(Subscription subscription) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/subscriptions/" + subscription.id()))
                .body(views.of(subscription));
    }
}
