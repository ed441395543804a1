package ly.ptsd.aim.aws;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.metrics.SdkMetric;

/** Counts every call to Amazon, repetitions too, by what was called and what became of it. */
@Component
public class CountedCalls implements MetricPublisher {

    private static final String ATTEMPT = "ApiCallAttempt";

    private final MeterRegistry metrics;

    public CountedCalls(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void publish(MetricCollection call) {
        call.childrenWithName(ATTEMPT)
                .map(attempt -> text(attempt, CoreMetric.ERROR_TYPE, "none"))
                .forEach(error -> Counter.builder("ptsd.aim.aws.calls")
                        .description("calls to Amazon, each attempt")
                        .tag("service", text(call, CoreMetric.SERVICE_ID, "unknown"))
                        .tag("call", text(call, CoreMetric.OPERATION_NAME, "unknown"))
                        .tag("error", error)
                        .register(metrics)
                        .increment());
    }

    private static String text(MetricCollection collected, SdkMetric<String> metric, String otherwise) {
        return collected.metricValues(metric).stream().findFirst().orElse(otherwise);
    }

    @Override
    public void close() {}
}
