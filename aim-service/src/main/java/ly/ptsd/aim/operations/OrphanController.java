package ly.ptsd.aim.operations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.operations.AuditLog.Order;
import ly.ptsd.aim.sweep.Findings;
import ly.ptsd.aim.sweep.MissingResource;
import ly.ptsd.aim.sweep.Orphan;
import ly.ptsd.aim.sweep.Orphan.Kind;
import ly.ptsd.aim.sweep.SweepProperties;
import ly.ptsd.aim.sweep.SweepTask;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is in the cloud and not recorded, and the other way round. */
@RestController
@RequestMapping("/api/operations/orphans")
class OrphanController {

    private final Findings findings;
    private final SweepProperties sweep;
    private final SweepTask sweeping;
    private final AuditLog audit;
    private final Clock clock;

    OrphanController(Findings findings, SweepProperties sweep, SweepTask sweeping, AuditLog audit, Clock clock) {
        this.findings = findings;
        this.sweep = sweep;
        this.sweeping = sweeping;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param halted why nothing was touched */
    record OrphansView(
            @Nullable Instant sweptAt,
            @Nullable String halted,
            List<UnknownInstance> unknownInstances,
            List<UnknownIdentity> unknownIdentities,
            List<UnknownBucket> unknownBuckets,
            List<Missing> missing) {}

    record UnknownInstance(
            String instanceId,
            @Nullable String tenantTag,
            @Nullable String state,
            Instant firstSeenAt,
            Instant stopAt,
            Instant removeAt) {}

    record UnknownIdentity(String tenantId, Instant firstSeenAt, Instant removeAt) {}

    record UnknownBucket(
            String name, Instant firstSeenAt, @Nullable Instant removalAskedAt) {}

    record Missing(String tenantId, Kind what, Instant firstSeenAt) {

        static Missing of(MissingResource resource) {
            return new Missing(resource.owner().tenant().value(), resource.kind(), resource.firstSeenAt());
        }
    }

    /** @param confirm the bucket's name once more */
    record BucketRemoval(
            @NotBlank @Size(max = 500) String reason,
            @NotBlank @Size(max = 63) String confirm) {}

    @GetMapping
    OrphansView orphans() {
        var run = findings.lastRun();
        var orphans = findings.orphans();
        return new OrphansView(
                run.at(),
                run.halted(),
                of(Kind.INSTANCE, orphans).map(this::instance).toList(),
                of(Kind.IDENTITY, orphans)
                        .map(found -> new UnknownIdentity(
                                found.name(),
                                found.firstSeenAt(),
                                found.firstSeenAt().plus(sweep.removeAfter())))
                        .toList(),
                of(Kind.BUCKET, orphans)
                        .map(found -> new UnknownBucket(found.name(), found.firstSeenAt(), found.removalAskedAt()))
                        .toList(),
                findings.missing().stream().map(Missing::of).toList());
    }

    /** Removes an unknown bucket with all that is in it, as soon as the next sweep finds it unknown still. */
    @PostMapping("/buckets/{name}/removal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Transactional
    OrphansView remove(
            @AuthenticationPrincipal Jwt token, @PathVariable String name, @Valid @RequestBody BucketRemoval removal) {
        if (!removal.confirm().equals(name)) {
            throw new Problem(400, "request_invalid", "The name in confirm is not the bucket's.");
        }
        if (!BucketName.isValid(name) || !findings.askForRemoval(new BucketName(name), clock.instant())) {
            throw new Problem(404, "not_found", "There is no unknown bucket of this name.");
        }
        audit.add(new Order(Caller.of(token).account(), removal.reason()), "removeBucket", null, name);
        sweeping.wake();
        return orphans();
    }

    private UnknownInstance instance(Orphan found) {
        return new UnknownInstance(
                found.name(),
                found.tenant(),
                found.state(),
                found.firstSeenAt(),
                found.firstSeenAt().plus(sweep.stopAfter()),
                found.firstSeenAt().plus(sweep.removeAfter()));
    }

    private static Stream<Orphan> of(Kind kind, List<Orphan> orphans) {
        return orphans.stream().filter(orphan -> orphan.kind() == kind);
    }
}
