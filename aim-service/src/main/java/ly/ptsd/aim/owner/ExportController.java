package ly.ptsd.aim.owner;

import java.util.UUID;
import ly.ptsd.aim.bucket.TenantExport;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.subscription.Subscribing;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where an owner's own files can be fetched, a page at a time: as long as there is a bucket, also when no server serves,
 * whoever stopped it.
 */
@RestController
class ExportController {

    private final Subscribing subscribing;
    private final TenantExport export;

    ExportController(Subscribing subscribing, TenantExport export) {
        this.subscribing = subscribing;
        this.export = export;
    }

    @GetMapping("/api/subscriptions/{id}/export")
    ResponseEntity<TenantExport.Page> export(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after) {
        var subscription = subscribing.get(Caller.of(token).account(), id);
        if (subscription.timeline().get(Step.BUCKET).state() != StepProgress.State.DONE) {
            throw new Problem(409, "server_not_ready", "There is no bucket yet.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(export.sources(subscription.bucket(), after));
    }
}
