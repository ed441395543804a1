package ly.ptsd.local.aws.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/**
 * Something that goes wrong with the calls it fits.
 *
 * @param call as in {@code ec2:RunInstances}, {@code s3:CreateBucket}, {@code iam:*}; calls of S3 go by the permission
 *     they need
 * @param about texts that all have to be somewhere in the call, such as a tenant, a subnet or a type of instance
 * @param times how often it happens; 0 for as long as it is switched on
 */
public record Fault(String call, List<String> about, int times, Effect effect) {

    public Fault {
        about = List.copyOf(about);
    }

    boolean fits(String made, String told) {
        boolean called = call.endsWith("*") ? made.startsWith(call.substring(0, call.length() - 1)) : made.equals(call);
        return called && about.stream().allMatch(told::contains);
    }

    /** What happens. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Count.class, name = "count"),
        @JsonSubTypes.Type(value = Refuse.class, name = "refuse"),
        @JsonSubTypes.Type(value = Throttle.class, name = "throttle"),
        @JsonSubTypes.Type(value = Delay.class, name = "delay"),
        @JsonSubTypes.Type(value = LoseAnswer.class, name = "loseAnswer"),
        @JsonSubTypes.Type(value = Hide.class, name = "hide"),
        @JsonSubTypes.Type(value = Impair.class, name = "impair")
    })
    public sealed interface Effect {}

    /** Nothing: the calls are counted. */
    public record Count() implements Effect {}

    /** It is refused and not acted on. */
    public record Refuse(int status, String code, String message) implements Effect {}

    /** What comes faster than this is refused, as the service refuses it. */
    public record Throttle(int burst, double perSecond) implements Effect {}

    /** It is acted on and answered late: by that much, or when the fault is switched off. */
    public record Delay(Duration by) implements Effect {}

    /** It is acted on, and the connection is cut before the answer. */
    public record LoseAnswer() implements Effect {}

    /** It does not see what was made less than this long ago: instances, their tags, roles, instance profiles. */
    public record Hide(What what, Duration youngerThan) implements Effect {

        public enum What {
            INSTANCE,
            TAGS,
            ROLE,
            INSTANCE_PROFILE
        }
    }

    /**
     * The checks of {@code DescribeInstanceStatus} fail.
     *
     * @param system the host's check: {@code ok}, {@code impaired}, {@code initializing}
     * @param instance the instance's check, likewise
     * @param event code of what is planned, such as {@code instance-retirement}; empty for nothing
     */
    public record Impair(String system, String instance, String event) implements Effect {}
}
