package ly.ptsd.aim.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a subscription whose server has been made should be, told as simply as possible. */
final class LifeModel {

    static final Duration GRACE = Duration.ofDays(30);

    enum Stand {
        ACTIVE,
        GRACE,
        STOPPED,
        ENDED
    }

    private final Instant activatedAt;
    private Stand stand = Stand.ACTIVE;
    private boolean operatorStopped;
    private @Nullable Instant periodEndsAt;
    private boolean inGrace;

    LifeModel(Instant activatedAt) {
        this.activatedAt = activatedAt;
    }

    Stand stand() {
        return stand;
    }

    int servers() {
        return stand == Stand.ENDED ? 0 : 1;
    }

    int buckets() {
        return stand == Stand.ENDED ? 0 : 1;
    }

    /** What time alone does. */
    void timePassed(Instant now) {
        if (periodEndsAt == null || stand == Stand.ENDED) {
            return;
        }
        if (!now.isBefore(periodEndsAt)) {
            inGrace = true;
            stand = stand == Stand.ACTIVE ? Stand.GRACE : stand;
        }
        if (!now.isBefore(periodEndsAt.plus(GRACE))) {
            stand = Stand.ENDED;
        }
    }

    int cancel(Instant now) {
        if (stand == Stand.ENDED) {
            return 404;
        }
        if (periodEndsAt == null) {
            periodEndsAt = nextPeriodAfter(now);
        }
        return 200;
    }

    int undoCancel() {
        if (stand == Stand.ENDED) {
            return 404;
        }
        periodEndsAt = null;
        inGrace = false;
        stand = stand == Stand.GRACE ? Stand.ACTIVE : stand;
        return 200;
    }

    int stop() {
        return switch (stand) {
            case ENDED -> 404;
            case STOPPED -> operatorStopped ? 409 : 202;
            case ACTIVE, GRACE -> rest(false);
        };
    }

    int start() {
        return switch (stand) {
            case ENDED -> 404;
            case STOPPED -> operatorStopped ? 403 : serve();
            case ACTIVE, GRACE -> 409;
        };
    }

    int restart() {
        return switch (stand) {
            case ENDED -> 404;
            case STOPPED -> 409;
            case ACTIVE, GRACE -> 202;
        };
    }

    int suspend() {
        return switch (stand) {
            case ENDED -> 409;
            case STOPPED -> operatorStopped ? 409 : rest(true);
            case ACTIVE, GRACE -> rest(true);
        };
    }

    int resume() {
        return stand == Stand.STOPPED ? serve() : 409;
    }

    int replace() {
        return stand == Stand.ACTIVE || stand == Stand.GRACE ? 202 : 409;
    }

    int changePlan() {
        if (stand == Stand.ENDED) {
            return 404;
        }
        return stand == Stand.ACTIVE && periodEndsAt == null ? 202 : 409;
    }

    int end() {
        if (stand == Stand.ENDED) {
            return 409;
        }
        stand = Stand.ENDED;
        return 202;
    }

    private int rest(boolean byOperator) {
        stand = Stand.STOPPED;
        operatorStopped = byOperator;
        return 202;
    }

    private int serve() {
        stand = inGrace ? Stand.GRACE : Stand.ACTIVE;
        operatorStopped = false;
        return 202;
    }

    private Instant nextPeriodAfter(Instant now) {
        var began = activatedAt.atOffset(ZoneOffset.UTC);
        int months = 1;
        while (!began.plusMonths(months).toInstant().isAfter(now)) {
            months++;
        }
        return began.plusMonths(months).toInstant();
    }
}
