package ly.ptsd.aim.operations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import ly.ptsd.aim.operations.AuditLog.Order;
import ly.ptsd.platform.jwt.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch for all launches. */
@RestController
@RequestMapping("/api/operations/launches")
class LaunchController {

    private final LaunchSwitch launchSwitch;
    private final LaunchCeilings ceilings;
    private final AuditLog audit;

    LaunchController(LaunchSwitch launchSwitch, LaunchCeilings ceilings, AuditLog audit) {
        this.launchSwitch = launchSwitch;
        this.ceilings = ceilings;
        this.audit = audit;
    }

    record LaunchesView(
            boolean allowed,
            @Nullable String reason,
            @Nullable UUID by,
            @Nullable Instant at,
            CeilingsView ceilings,
            int running,
            BigDecimal usdPerHour) {}

    record CeilingsView(int instances, BigDecimal usdPerHour) {}

    record LaunchesChange(
            @NotNull Boolean allowed,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    LaunchesView launches() {
        var setting = launchSwitch.setting();
        var load = launchSwitch.load();
        return new LaunchesView(
                setting.allowed(),
                setting.reason(),
                setting.by(),
                setting.at(),
                new CeilingsView(ceilings.instances(), ceilings.usdPerHour()),
                load.instances(),
                load.usdPerHour());
    }

    @PutMapping
    @Transactional
    LaunchesView change(@AuthenticationPrincipal Jwt token, @Valid @RequestBody LaunchesChange change) {
        var operator = Caller.of(token).account();
        launchSwitch.set(change.allowed(), change.reason(), operator);
        audit.add(
                new Order(operator, change.reason()), change.allowed() ? "allowLaunches" : "stopLaunches", null, null);
        return launches();
    }
}
