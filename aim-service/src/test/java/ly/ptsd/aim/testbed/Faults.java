package ly.ptsd.aim.testbed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the stand-in of Amazon misbehave; the service under test notices nothing but the answers. Tests that ask for it
 * are skipped where there is no stand-in to ask.
 */
public final class Faults {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Queue<Fault> SWITCHED_ON = new ConcurrentLinkedQueue<>();

    private Faults() {}

    /**
     * @param call as in {@code ec2:RunInstances}
     * @param about texts that all have to be somewhere in the call
     */
    public static Choice on(String call, String... about) {
        return new Choice(call, List.of(about), 0);
    }

    /** From now on nothing goes wrong. */
    public static void clear() {
        for (var fault = SWITCHED_ON.poll(); fault != null; fault = SWITCHED_ON.poll()) {
            fault.switchOff();
        }
    }

    /** Which calls are met; what happens to them is still to be said. */
    public record Choice(String call, List<String> about, int times) {

        /** As often as this, otherwise until it is switched off. */
        public Choice times(int number) {
            return new Choice(call, about, number);
        }

        public Fault refuse(int status, String code) {
            return happens(Map.of("effect", "refuse", "status", status, "code", code, "message", code));
        }

        public Fault refuse(int status, String code, String message) {
            return happens(Map.of("effect", "refuse", "status", status, "code", code, "message", message));
        }

        public Fault throttle(int burst, double perSecond) {
            return happens(Map.of("effect", "throttle", "burst", burst, "perSecond", perSecond));
        }

        public Fault delay(Duration by) {
            return happens(Map.of("effect", "delay", "by", by.toString()));
        }

        /** It is acted on and the connection is cut before the answer. */
        public Fault loseAnswer() {
            return happens(Map.of("effect", "loseAnswer"));
        }

        /** @param what {@code INSTANCE}, {@code TAGS}, {@code ROLE} or {@code INSTANCE_PROFILE} */
        public Fault hide(String what, Duration youngerThan) {
            return happens(Map.of("effect", "hide", "what", what, "youngerThan", youngerThan.toString()));
        }

        /** The checks of an instance, and what is planned for it. */
        public Fault impair(String system, String instance, String event) {
            return happens(Map.of("effect", "impair", "system", system, "instance", instance, "event", event));
        }

        public Fault count() {
            return happens(Map.of("effect", "count"));
        }

        private Fault happens(Map<String, Object> effect) {
            var told = send("POST", "", Map.of("call", call, "about", about, "times", times, "effect", effect));
            var fault = new Fault(told.path("name").asString());
            SWITCHED_ON.add(fault);
            return fault;
        }
    }

    /** One that is switched on. */
    public record Fault(String name) {

        /** Calls that fit so far. */
        public int seen() {
            return send("GET", name, "").path("seen").asInt();
        }

        /** Calls that something happened to. */
        public int hit() {
            return send("GET", name, "").path("hit").asInt();
        }

        public void switchOff() {
            send("DELETE", name, "");
        }
    }

    private static JsonNode send(String method, String path, Object body) {
        var control = Stores.faults();
        Assumptions.assumeTrue(
                control.isPresent(),
                "needs the stand-in of Amazon, which can be told to misbehave: unset AWS_ENDPOINT_URL");
        var request = HttpRequest.newBuilder(control.orElseThrow().resolve(path))
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
