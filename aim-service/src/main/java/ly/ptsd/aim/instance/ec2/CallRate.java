package ly.ptsd.aim.instance.ec2;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;

/**
 * How fast calls of one kind may follow each other. As fast as they come, until Amazon says that it is too fast: then
 * the SDK sends all calls of the client more slowly, and faster again as long as they are answered.
 *
 * <p>Only a call refused for that reason is repeated, once, because the SDK learns from repetitions alone. Everything
 * else is provisioning's to decide and to write down: the SDK would repeat a launch that was refused for want of
 * capacity.
 */
final class CallRate {

    private static final int ONCE_MORE = 2;

    private CallRate() {}

    static AdaptiveRetryStrategy learned() {
        return AdaptiveRetryStrategy.builder()
                .maxAttempts(ONCE_MORE)
                .retryOnException(CallRate::isTooFast)
                .treatAsThrottling(CallRate::isTooFast)
                .useClientDefaults(false)
                .build();
    }

    private static boolean isTooFast(Throwable failure) {
        return failure instanceof SdkException refusal && RetryUtils.isThrottlingException(refusal);
    }
}
