package ly.ptsd.gateway.tenant;

import java.time.Duration;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.SubscriptionSuspended;
import ly.ptsd.platform.messages.TenantMoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.stream.StreamReceiver;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/**
 * Hears that a tenant moved and routes there at once. Each gateway reads the stream for itself, from now on: what it
 * missed it would have forgotten anyway.
 */
@Component
class TenantMovedListener implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TenantMovedListener.class);

    private final StreamReceiver<String, MapRecord<String, String, String>> receiver;
    private final TenantAddresses addresses;
    private final Disposable.Swap reading = Disposables.swap();

    TenantMovedListener(ReactiveRedisConnectionFactory redis, TenantAddresses addresses) {
        var options = StreamReceiver.StreamReceiverOptions.builder()
                .pollTimeout(Duration.ofSeconds(1))
                .build();
        this.receiver = StreamReceiver.create(redis, options);
        this.addresses = addresses;
    }

    @EventListener(ApplicationReadyEvent.class)
    void listen() {
        reading.update(receiver.receive(StreamOffset.latest(Message.STREAM))
                .doOnNext(this::hear)
                .doOnError(failure -> log.warn("messages cannot be read: {}", failure.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .subscribe());
    }

    private void hear(MapRecord<String, String, String> entry) {
        try {
            switch (MessageJson.read(String.valueOf(entry.getValue().get(Message.FIELD)))) {
                case TenantMoved moved ->
                    addresses.moved(
                            new TenantId(moved.tenantId()),
                            new Answer.At(moved.address(), moved.host(), moved.generation()));
                case SubscriptionActivated activated -> addresses.forget(new TenantId(activated.tenantId()));
                case SubscriptionSuspended suspended -> addresses.forget(new TenantId(suspended.tenantId()));
                case SubscriptionEnded ended -> addresses.forget(new TenantId(ended.tenantId()));
                case AccountDeleted _ -> {}
            }
        } catch (RuntimeException unreadable) {
            log.warn("message {} is not understood: {}", entry.getId(), unreadable.toString());
        }
    }

    @Override
    public void destroy() {
        reading.dispose();
    }
}
