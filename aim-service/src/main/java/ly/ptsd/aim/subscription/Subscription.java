package ly.ptsd.aim.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An account's subscription to a plan. Each method is one arrow between states and refuses, by {@link CommandRefused},
 * to start anywhere else.
 *
 * @param bucket its name, chosen before it exists
 * @param activatedAt when it first became active
 * @param version counts the writes; a write on top of an old version is refused
 */
public record Subscription(
        UUID id,
        UUID account,
        TenantId tenant,
        String plan,
        Instant createdAt,
        BucketName bucket,
        SubscriptionState state,
        Timeline timeline,
        @Nullable Instant activatedAt,
        long version) {

    static Subscription requested(UUID account, TenantId tenant, String plan, BucketName bucket, Instant at) {
        return new Subscription(
                UUID.randomUUID(), account, tenant, plan, at, bucket, new Requested(), Timeline.untouched(), null, 0);
    }

    /** As it was answered when it was requested, however far it has come since. */
    Subscription asRequested() {
        return new Subscription(
                id, account, tenant, plan, createdAt, bucket, new Requested(), Timeline.untouched(), null, 0);
    }

    public Subscription provision(Instant at) {
        return switch (state) {
            case Requested() -> with(new Provisioning(1), timeline.begin(at));
            case Provisioning _, Active _, Failed _, Ending _, Ended _ ->
                throw new CommandRefused("be provisioned", state);
        };
    }

    /** The current step is done; the next one begins. */
    public Subscription advance(Instant at) {
        return switch (state) {
            case Provisioning _ -> with(state, timeline.advance(at));
            case Requested _, Active _, Failed _, Ending _, Ended _ -> throw new CommandRefused("advance", state);
        };
    }

    /** The current step goes on, and this is why it takes longer. */
    public Subscription waiting(String reason) {
        return switch (state) {
            case Provisioning _ -> with(state, timeline.waiting(reason));
            case Requested _, Active _, Failed _, Ending _, Ended _ -> throw new CommandRefused("wait", state);
        };
    }

    /** The launched instance was of no use: another one is launched within the same generation. */
    public Subscription relaunch(Instant at) {
        return switch (state) {
            case Provisioning _ -> with(state, timeline.rewind(Step.INSTANCE, at));
            case Requested _, Active _, Failed _, Ending _, Ended _ -> throw new CommandRefused("be relaunched", state);
        };
    }

    /** The bucket's name belongs to somebody else. */
    public Subscription renameBucket(BucketName name) {
        return switch (state) {
            case Provisioning _ ->
                new Subscription(id, account, tenant, plan, createdAt, name, state, timeline, activatedAt, version);
            case Requested _, Active _, Failed _, Ending _, Ended _ ->
                throw new CommandRefused("take another bucket", state);
        };
    }

    /** The last step is done: the server is reached at this address. */
    public Subscription activate(InstanceId instance, URI address, Instant at) {
        return switch (state) {
            case Provisioning(int generation) ->
                new Subscription(
                        id,
                        account,
                        tenant,
                        plan,
                        createdAt,
                        bucket,
                        new Active(generation, instance, address),
                        timeline.advance(at),
                        activatedAt == null ? at : activatedAt,
                        version);
            case Requested _, Active _, Failed _, Ending _, Ended _ -> throw new CommandRefused("become active", state);
        };
    }

    public Subscription fail(String reason, Instant at) {
        return switch (state) {
            case Provisioning(int generation) -> with(new Failed(generation, reason, at), timeline.failed(at, reason));
            case Requested _, Active _, Failed _, Ending _, Ended _ -> throw new CommandRefused("fail", state);
        };
    }

    /** The owner asks again: what is done stays, what failed begins anew with another generation. */
    public Subscription retry(Instant at) {
        return switch (state) {
            case Failed failed -> with(new Provisioning(failed.generation() + 1), timeline.rewind(failedStep(), at));
            case Requested _, Provisioning _, Active _, Ending _, Ended _ ->
                throw new CommandRefused("be retried", state);
        };
    }

    /** The instance is gone: another generation takes over. */
    public Subscription replace(Instant at) {
        return switch (state) {
            case Active active -> with(new Provisioning(active.generation() + 1), timeline.rewind(Step.INSTANCE, at));
            case Requested _, Provisioning _, Failed _, Ending _, Ended _ ->
                throw new CommandRefused("be replaced", state);
        };
    }

    /** The same instance is reached at another address. */
    public Subscription move(URI address) {
        return switch (state) {
            case Active active -> with(new Active(active.generation(), active.instance(), address), timeline);
            case Requested _, Provisioning _, Failed _, Ending _, Ended _ -> throw new CommandRefused("move", state);
        };
    }

    /** It is over, wherever it stands. */
    Subscription end(Instant at) {
        return switch (state) {
            case Requested _, Provisioning _, Active _, Failed _ -> with(new Ending(at), timeline);
            case Ending _, Ended _ -> throw new CommandRefused("end", state);
        };
    }

    /** Everything that was made for it is removed. */
    public Subscription ended(Instant at) {
        return switch (state) {
            case Ending _ -> with(new Ended(at), timeline);
            case Requested _, Provisioning _, Active _, Failed _, Ended _ -> throw new CommandRefused("be over", state);
        };
    }

    /** A new generation has no instance yet, so nothing after the bucket can be kept. */
    private Step failedStep() {
        boolean bucketIsReady = timeline.get(Step.BUCKET).state() == StepProgress.State.DONE;
        return bucketIsReady ? Step.INSTANCE : Step.BUCKET;
    }

    private Subscription with(SubscriptionState next, Timeline steps) {
        return new Subscription(id, account, tenant, plan, createdAt, bucket, next, steps, activatedAt, version);
    }

    Subscription withTimeline(Timeline steps) {
        return with(state, steps);
    }

    Subscription atVersion(long next) {
        return new Subscription(id, account, tenant, plan, createdAt, bucket, state, timeline, activatedAt, next);
    }
}
