package ly.ptsd.aim.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.cost.Estimate;
import ly.ptsd.aim.machine.Machines.Seen;
import ly.ptsd.aim.machine.Machines.Usage;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Actor;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.Command;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.StepProgress;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one tenant.
 *
 * @param history the newest first
 * @param launches the newest first
 * @param allowed what may be asked for now
 */
record TenantDetail(
        String tenantId,
        UUID subscriptionId,
        UUID account,
        StateName state,
        Instant since,
        boolean stuck,
        boolean unhealthy,
        String planId,
        @Nullable Integer generation,
        @Nullable String instanceId,
        @Nullable String address,
        @Nullable String version,
        @Nullable Instant lastSeenAt,
        BigDecimal costUsdPerMonth,
        List<TenantStep> steps,
        List<TenantHistoryEntry> history,
        List<TenantLaunch> launches,
        @Nullable TenantServer server,
        @Nullable TenantUsage usage,
        String bucket,
        TenantCost cost,
        List<Command> allowed) {

    record TenantStep(
            Step name,
            StepProgress.State state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable ReasonCode reason,
            @Nullable String detail) {

        static TenantStep of(StepProgress step) {
            var reason = step.reason();
            return new TenantStep(
                    step.name(),
                    step.state(),
                    step.startedAt(),
                    step.finishedAt(),
                    reason == null ? null : reason.code(),
                    reason == null ? null : reason.detail());
        }
    }

    record TenantHistoryEntry(
            Instant at,
            @Nullable StateName from,
            StateName to,
            Cause cause,
            Actor actor,
            @Nullable ReasonCode reason,
            @Nullable String detail) {

        static TenantHistoryEntry of(History.Entry entry) {
            return new TenantHistoryEntry(
                    entry.at(), entry.from(), entry.to(), entry.cause(), entry.actor(), entry.reason(), entry.detail());
        }
    }

    record TenantLaunch(
            int generation,
            int attempt,
            String state,
            @Nullable String instanceId,
            String instanceType,
            @Nullable String subnetId,
            @Nullable ReasonCode reason,
            @Nullable String detail,
            Instant intendedAt) {}

    record TenantServer(String version, Instant lastSeenAt, long diskFreeBytes, double load, int runningJobs) {

        static TenantServer of(Seen seen) {
            return new TenantServer(seen.version(), seen.at(), seen.diskFreeBytes(), seen.load(), seen.runningJobs());
        }
    }

    record TenantUsage(long storedBytes, long largestUploadBytes, int maxHeight) {

        static @Nullable TenantUsage of(@Nullable Usage usage) {
            return usage == null
                    ? null
                    : new TenantUsage(usage.storedBytes(), usage.largestUploadBytes(), usage.maxHeight());
        }
    }

    record TenantCost(BigDecimal perHourUsd, List<CostPart> parts, LocalDate pricesAsOf) {

        static TenantCost of(Estimate estimate, LocalDate pricesAsOf) {
            return new TenantCost(
                    estimate.perHour(),
                    estimate.parts().stream().map(CostPart::of).toList(),
                    pricesAsOf);
        }
    }

    record CostPart(String what, BigDecimal usdPerHour) {

        static CostPart of(Estimate.Part part) {
            return new CostPart(part.what(), part.usdPerHour());
        }
    }
}
