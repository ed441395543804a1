package ly.ptsd.aim.owner;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import ly.ptsd.aim.subscription.Changes;
import ly.ptsd.aim.subscription.Subscribing;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams a subscription to its owner: at once, at every change, and until nothing changes by itself any more. */
@RestController
class TimelineController {

    private static final Logger log = LoggerFactory.getLogger(TimelineController.class);

    /** How late a change made by another replica may be noticed. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long NO_TIMEOUT = 0;

    private final Subscribing subscribing;
    private final Changes changes;
    private final SubscriptionViews views;
    private final Clock clock;
    private volatile boolean stopping;

    TimelineController(Subscribing subscribing, Changes changes, SubscriptionViews views, Clock clock) {
        this.subscribing = subscribing;
        this.changes = changes;
        this.views = views;
        this.clock = clock;
    }

    /** Followers connect again, elsewhere: a stream must not hold up the end of this process. */
    @EventListener
    void stop(ContextClosedEvent closing) {
        stopping = true;
    }

    @GetMapping(path = "/api/subscriptions/{id}/timeline", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter timeline(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        var account = Caller.of(token).account();
        subscribing.get(account, id);
        var emitter = new SseEmitter(NO_TIMEOUT);
        var gone = new AtomicBoolean();
        emitter.onError(_ -> gone.set(true));
        emitter.onCompletion(() -> gone.set(true));
        Thread.ofVirtual().name("timeline-" + id).start(() -> stream(account, id, emitter, gone));
        return emitter;
    }

    private void stream(UUID account, UUID id, SseEmitter emitter, AtomicBoolean gone) {
        try (var following = changes.follow(id)) {
            long sentVersion = -1;
            Instant sentAt = clock.instant();
            while (!gone.get()) {
                var subscription = subscribing.get(account, id);
                var view = views.of(subscription);
                if (subscription.version() != sentVersion) {
                    emitter.send(SseEmitter.event().name("subscription").data(view, MediaType.APPLICATION_JSON));
                    sentVersion = subscription.version();
                    sentAt = clock.instant();
                } else if (!clock.instant().isBefore(sentAt.plus(HEARTBEAT))) {
                    emitter.send(SseEmitter.event().comment("alive"));
                    sentAt = clock.instant();
                }
                if (view.isSettled() || stopping) {
                    emitter.complete();
                    return;
                }
                following.await(LOOK);
            }
        } catch (IOException | IllegalStateException left) {
            log.debug("the follower of subscription {} has left", id);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Problem ended) {
            // who follows connects again, and is told
            emitter.complete();
        } catch (RuntimeException failure) {
            emitter.completeWithError(failure);
        }
    }
}
