package ly.ptsd.aim.provisioning;

import java.time.Clock;
import ly.ptsd.aim.subscription.By;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What time does to a cancelled subscription: the period ends, then the grace that follows it. */
@Component
class Expiry {

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);

    private final Subscriptions subscriptions;
    private final GraceProperties grace;
    private final Clock clock;

    Expiry(Subscriptions subscriptions, GraceProperties grace, Clock clock) {
        this.subscriptions = subscriptions;
        this.grace = grace;
        this.clock = clock;
    }

    /** @return whether something was done */
    boolean advance(Subscription subscription) {
        var cancellation = subscription.terms().cancellation();
        if (cancellation == null || !subscription.state().isLiving()) {
            return false;
        }
        var now = clock.instant();
        var graceEndsAt = cancellation.graceEndsAt();
        if (graceEndsAt == null && !now.isBefore(cancellation.periodEndsAt())) {
            subscriptions.save(
                    subscription.endPeriod(cancellation.periodEndsAt().plus(grace.grace())));
            log.info("period over: tenant={}", subscription.tenant());
            return true;
        }
        if (graceEndsAt != null && !now.isBefore(graceEndsAt)) {
            subscriptions.save(subscription.end(Cause.GRACE_ENDED, By.PLATFORM, now));
            log.info("grace over: tenant={}", subscription.tenant());
            return true;
        }
        return false;
    }
}
