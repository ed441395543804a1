package ly.ptsd.aim.machine;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import ly.ptsd.aim.authority.TenantAuthority;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.machine.Introduction.Introduced;
import ly.ptsd.aim.machine.Machines.HealthReport;
import ly.ptsd.aim.machine.Machines.Usage;
import ly.ptsd.aim.plan.Plan;
import ly.ptsd.aim.plan.Plans;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What instances call. */
@RestController
@RequestMapping("/api/machines")
class MachineController {

    private static final CacheControl KEYS_FRESH =
            CacheControl.maxAge(SigningKeys.JWKS_LIFE).cachePublic();

    private final Introduction introduction;
    private final MachineTokens tokens;
    private final TenantAuthority authority;
    private final Plans plans;
    private final DeploymentProperties deployment;

    MachineController(
            Introduction introduction,
            MachineTokens tokens,
            TenantAuthority authority,
            Plans plans,
            DeploymentProperties deployment) {
        this.introduction = introduction;
        this.tokens = tokens;
        this.authority = authority;
        this.plans = plans;
        this.deployment = deployment;
    }

    record BootRequest(
            @NotBlank @Size(max = 256) String bootToken,
            @NotBlank @Size(max = 8192) String identityDocument,
            @NotBlank @Size(max = 4096) String identitySignature,
            @NotNull Map<String, Object> publicKey,
            @Nullable @Size(max = 8192) String certificateRequest) {}

    record TokenRequest(
            @NotBlank @Size(max = 32) String instanceId,
            @NotBlank @Size(max = 4096) String assertion,
            @Nullable @Size(max = 8192) String certificateRequest) {}

    record HealthCall(
            @NotBlank @Size(max = 64) String version,
            @PositiveOrZero long diskFreeBytes,
            @PositiveOrZero double load,
            @PositiveOrZero int runningJobs,
            @PositiveOrZero @Nullable Long storedBytes,
            @PositiveOrZero @Nullable Long largestUploadBytes,
            @PositiveOrZero @Nullable Integer maxHeight,
            @PositiveOrZero @Nullable Long upSeconds) {

        HealthReport report() {
            var up = upSeconds == null ? null : Duration.ofSeconds(upSeconds);
            return new HealthReport(version, up, diskFreeBytes, load, runningJobs, usage());
        }

        /** Older media servers do not say it. */
        private @Nullable Usage usage() {
            return storedBytes == null
                    ? null
                    : new Usage(
                            storedBytes,
                            Objects.requireNonNullElse(largestUploadBytes, 0L),
                            Objects.requireNonNullElse(maxHeight, 0));
        }
    }

    record PlanLimits(long storageBytes, long largestUploadBytes, int maxHeight, int concurrentViewers) {

        static PlanLimits of(Plan plan) {
            return new PlanLimits(
                    plan.storage().toBytes(),
                    plan.largestUpload().toBytes(),
                    plan.maxHeight(),
                    plan.concurrentViewers());
        }
    }

    /**
     * Everything a media server needs to know, its token, and a certificate for its tenant's name if it asked for one.
     */
    record MachineConfiguration(
            String tenantId,
            UUID owner,
            int generation,
            String bucket,
            String region,
            PlanLimits plan,
            String machineToken,
            Instant expiresAt,
            @Nullable String certificate) {}

    @PostMapping("/boot")
    MachineConfiguration boot(@Valid @RequestBody BootRequest request) {
        var key = MachineKey.of(request.publicKey())
                .orElseThrow(() -> new Problem(400, "request_invalid", "The public key is not RSA or EC P-256."));
        return configuration(
                introduction.boot(request.bootToken(), request.identityDocument(), request.identitySignature(), key),
                request.certificateRequest());
    }

    @PostMapping("/token")
    MachineConfiguration token(@Valid @RequestBody TokenRequest request) {
        return configuration(
                introduction.renew(new InstanceId(request.instanceId()), request.assertion()),
                request.certificateRequest());
    }

    @PostMapping("/health")
    Standing health(@AuthenticationPrincipal Jwt token, @Valid @RequestBody HealthCall call) {
        return introduction.reportHealth(new InstanceId(Objects.requireNonNull(token.getSubject())), call.report());
    }

    @GetMapping("/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().cacheControl(KEYS_FRESH).body(tokens.jwks());
    }

    private MachineConfiguration configuration(Introduced machine, @Nullable String certificateRequest) {
        var subscription = machine.subscription();
        var certificate = certificateRequest == null
                ? null
                : authority.certify(subscription.tenant(), machine.key().publicKey(), certificateRequest);
        var issued = tokens.forMachine(machine.instance(), subscription, machine.generation());
        return new MachineConfiguration(
                subscription.tenant().value(),
                subscription.account(),
                machine.generation(),
                subscription.bucket().value(),
                deployment.region(),
                PlanLimits.of(plans.get(subscription.planOf(machine.generation()))),
                issued.token(),
                issued.expiresAt(),
                certificate);
    }
}
