package ly.ptsd.media.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ly.ptsd.media.TestPlatform;
import ly.ptsd.media.TestPlatform.Answer;
import ly.ptsd.media.Until;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class BootExchangeTests {

    private static final String BOOT = "/api/machines/boot";
    private static final String TOKEN = "/api/machines/token";

    @TempDir
    private Path state;

    private final TestPlatform platform = new TestPlatform("bucket");
    private final List<Object> published = new ArrayList<>();
    private final List<BootExchange> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(BootExchange::stop);
        platform.close();
    }

    @Test
    void asksUntilTheControlPlaneAnswers() {
        platform.answering(BOOT, Answer.problem(503, "server_not_ready"));
        var machine = started("boot-token", published::add);
        Until.holds(() -> platform.calls("POST", BOOT).size() > 1);
        assertThat(machine.isOpen()).isFalse();
        assertThat(machine.token()).isEmpty();
        platform.answeringAsUsual(BOOT);
        Until.holds(machine::isOpen);
        assertThat(machine.tenancy().tenantId()).isEqualTo(platform.tenantId);
        assertThat(machine.tenancy().owner()).isEqualTo(platform.owner);
        assertThat(machine.token()).hasValue("machine-token");
        assertThat(published).containsExactly(new ServiceOpened(machine.tenancy()));
    }

    @Test
    void renewsItsTokenByItsKeyBeforeItEnds() {
        platform.machineTokenLife = Duration.ofSeconds(2);
        started("boot-token", published::add);
        Until.holds(() -> platform.calls("POST", TOKEN).size() > 1);
        var asked = platform.calls("POST", TOKEN).getLast().json();
        assertThat(asked.path("instanceId").asString()).isEqualTo(platform.instanceId);
        assertThat(asked.path("assertion").asString().split("\\.")).hasSize(3);
        assertThat(platform.calls("POST", BOOT)).hasSize(1);
        assertThat(published).hasSize(1);
    }

    @Test
    void remembersItsTenantAndItsKeyWhileTheControlPlaneIsDown() {
        Until.holds(started("boot-token", published::add)::isOpen);
        var key = platform.calls("POST", BOOT).getLast().json().path("publicKey");
        platform.answering("/api/", Answer.problem(503, "server_not_ready"));
        var restarted = started("boot-token", published::add);
        Until.holds(restarted::isOpen);
        assertThat(restarted.token()).isEmpty();
        platform.answeringAsUsual("/api/");
        Until.holds(() -> restarted.token().isPresent());
        assertThat(MachineKey.in(state).jwk().get("n")).isEqualTo(key.path("n").asString());
    }

    @Test
    void registersItsKeyAgainWhenItIsNoLongerKnown() {
        Until.holds(started("boot-token", published::add)::isOpen);
        platform.answering(TOKEN, Answer.problem(401, "token_invalid"));
        started("boot-token", published::add);
        Until.holds(() -> platform.calls("POST", BOOT).size() == 2);
    }

    @Test
    void asksForACertificateAtTheBootAndAgainAtHalfOfItsLife() {
        platform.machineTokenLife = Duration.ofSeconds(2);
        started("boot-token", published::add);
        Until.holds(() -> platform.calls("POST", TOKEN).size() > 1);
        assertThat(requestIn(platform.calls("POST", BOOT).getLast())).startsWith("-----BEGIN CERTIFICATE REQUEST");
        assertThat(platform.calls("POST", TOKEN))
                .allSatisfy(call -> assertThat(requestIn(call)).isEmpty());

        started.getLast().stop();
        platform.certificateLife = Duration.ofSeconds(1);
        platform.answering(TOKEN, Answer.problem(401, "token_invalid"));
        started("boot-token", published::add);
        Until.holds(() -> platform.calls("POST", BOOT).size() == 2);
        platform.answeringAsUsual(TOKEN);
        Until.holds(() -> !requestIn(platform.calls("POST", TOKEN).getLast()).isEmpty());
    }

    @Test
    void staysClosedUntilWhatNeedsTheTenantHasStarted() {
        var attempts = new ArrayList<Object>();
        var machine = started("boot-token", event -> {
            attempts.add(event);
            if (attempts.size() < 3) {
                throw new IllegalStateException("the database is not up yet");
            }
        });
        Until.holds(() -> attempts.size() == 3 && machine.isOpen());
    }

    @Test
    void staysClosedWithoutABootToken() {
        var machine = started(null, published::add);
        assertThat(machine.isOpen()).isFalse();
        org.assertj.core.api.Assertions.assertThatThrownBy(machine::tenancy)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("starting");
        assertThat(platform.calls("POST", BOOT)).isEmpty();
    }

    private static String requestIn(TestPlatform.Call call) {
        return call.json().path("certificateRequest").asString("");
    }

    private Machine started(@Nullable String bootToken, ApplicationEventPublisher events) {
        var properties = new MachineProperties(
                URI.create(platform.address()),
                null,
                null,
                bootToken,
                state,
                URI.create(platform.address()),
                Duration.ofSeconds(30));
        var http = RestClient.create();
        var json = new JsonMapper();
        var machine = new Machine(events, Clock.systemUTC());
        var key = MachineKey.in(state);
        var certificate = new ServerCertificate(key, properties, Clock.systemUTC());
        certificate.registerBundles(new DefaultSslBundleRegistry());
        var exchange = new BootExchange(
                machine,
                properties,
                new ControlPlane(http, properties),
                new InstanceMetadata(http, properties, json),
                key,
                certificate,
                json,
                Clock.systemUTC());
        started.add(exchange);
        exchange.start();
        return machine;
    }
}
