package ly.ptsd.aim.operations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import ly.ptsd.aim.operations.AuditLog.Order;
import ly.ptsd.aim.subscription.Command;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One tenant, and what operators may do about it. */
@RestController
@RequestMapping("/api/operations/tenants/{tenantId}")
class TenantController {

    private final TenantDetails details;
    private final AuditedCommands commands;

    TenantController(TenantDetails details, AuditedCommands commands) {
        this.details = details;
        this.commands = commands;
    }

    record TenantCommand(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    TenantDetail tenant(@PathVariable String tenantId) {
        return Optional.of(tenantId)
                .filter(TenantId::isValid)
                .map(TenantId::new)
                .flatMap(details::of)
                .orElseThrow(() -> new Problem(404, "tenant_unknown", "There is no such tenant."));
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TenantDetail retry(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String tenantId,
            @Valid @RequestBody TenantCommand command) {
        return carryOut(Command.RETRY, token, tenantId, command);
    }

    /** Stops the server; the owner cannot start it again. */
    @PostMapping("/suspend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TenantDetail suspend(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String tenantId,
            @Valid @RequestBody TenantCommand command) {
        return carryOut(Command.SUSPEND, token, tenantId, command);
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TenantDetail resume(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String tenantId,
            @Valid @RequestBody TenantCommand command) {
        return carryOut(Command.RESUME, token, tenantId, command);
    }

    /** Boots the machine anew. */
    @PostMapping("/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TenantDetail restart(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String tenantId,
            @Valid @RequestBody TenantCommand command) {
        return carryOut(Command.RESTART, token, tenantId, command);
    }

    @PostMapping("/replace")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TenantDetail replace(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String tenantId,
            @Valid @RequestBody TenantCommand command) {
        return carryOut(Command.REPLACE, token, tenantId, command);
    }

    /** Ends the subscription at once, with everything that was made for it. */
    @PostMapping("/end")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TenantDetail end(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String tenantId,
            @Valid @RequestBody TenantCommand command) {
        return carryOut(Command.END, token, tenantId, command);
    }

    private TenantDetail carryOut(Command wanted, Jwt token, String tenantId, TenantCommand command) {
        var known = tenant(tenantId);
        commands.carryOut(
                wanted,
                new TenantId(known.tenantId()),
                new Order(Caller.of(token).account(), command.reason()));
        return tenant(tenantId);
    }
}
