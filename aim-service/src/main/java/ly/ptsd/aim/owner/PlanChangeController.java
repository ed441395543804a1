package ly.ptsd.aim.owner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import ly.ptsd.platform.jwt.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/subscriptions/{id}/plan-change")
class PlanChangeController {

    private final PlanChanging changing;
    private final SubscriptionViews views;

    PlanChangeController(PlanChanging changing, SubscriptionViews views) {
        this.changing = changing;
        this.views = views;
    }

    record PlanChangeWish(@NotBlank String planId, @Nullable Boolean acceptExceeding) {}

    @GetMapping
    PlanChange preview(@AuthenticationPrincipal Jwt token, @PathVariable UUID id, @RequestParam String planId) {
        return changing.preview(Caller.of(token).account(), id, planId);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    SubscriptionView change(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestHeader(value = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PlanChangeWish wish) {
        var account = Caller.of(token).account();
        boolean accept = Boolean.TRUE.equals(wish.acceptExceeding());
        return views.of(changing.change(account, id, IdempotencyKey.checked(key), wish.planId(), accept));
    }
}
