package ly.ptsd.aim.operations;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who asked for what, and why. */
@RestController
class AuditController {

    private static final int PAGE = 50;

    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * @param tenantId of a command about a tenant
     * @param subject what a command was about that was about no tenant: a bucket's name
     */
    record AuditEntry(
            Instant at,
            UUID operator,
            String command,
            @Nullable String tenantId,
            @Nullable String subject,
            String reason) {

        static AuditEntry of(AuditLog.Entry entry) {
            return new AuditEntry(
                    entry.at(), entry.operator(), entry.command(), entry.tenant(), entry.subject(), entry.reason());
        }
    }

    /** @param next what to ask for behind; absent on the last page */
    record AuditPage(List<AuditEntry> items, @Nullable String next) {}

    /** The newest first. */
    @GetMapping("/api/operations/audit")
    AuditPage audit(
            @RequestParam(required = false) @Size(max = 12) @Nullable String tenantId,
            @RequestParam(required = false) @Size(max = 32) @Nullable String command,
            @RequestParam(required = false) @Positive @Nullable Long after) {
        var filter = new AuditLog.Filter(tenantId, command);
        var found = audit.before(after == null ? Long.MAX_VALUE : after, filter, PAGE + 1);
        var page = found.stream().limit(PAGE).toList();
        return new AuditPage(
                page.stream().map(AuditEntry::of).toList(),
                found.size() > PAGE ? Long.toString(page.getLast().id()) : null);
    }
}
