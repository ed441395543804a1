package ly.ptsd.aim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.testbed.Accounts;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MediaServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Only the instance that was launched for a tenant becomes its media server. */
@AimTest
class MachineTrustTests {

    private final UUID account = UUID.randomUUID();
    private Api api;
    private String tenant;
    private MediaServer server;

    @BeforeEach
    void launch(@LocalServerPort int port) {
        api = Api.at(port);
        tenant = api.as(account).subscribe().string("tenantId");
        server = serverOf(tenant);
    }

    @Test
    void bootsAgainWithTheSameKeyUntilTheFirstHealthCall() {
        var first = booted(server);
        var second = booted(server);
        assertThat(second.string("bucket")).isEqualTo(first.string("bucket"));

        assertThat(server.callIn(second.string("machineToken")).status()).isEqualTo(200);
        refusedBoot(server.boot());
    }

    @Test
    void refusesAnotherKeyForABootedInstance() {
        booted(server);
        server.forgetKey();
        refusedBoot(server.boot());
    }

    @Test
    void refusesAnIdentityThatTheCloudDidNotSign() {
        var altered = server.document().replace(server.instance(), "i-0123456789abcdef0");
        refusedBoot(server.boot(server.bootToken(), altered, server.signature()));
        refusedBoot(server.boot(server.bootToken(), server.document(), "AAAA"));
        refusedBoot(server.boot(server.bootToken(), server.document(), "!"));
    }

    @Test
    void refusesAnInstanceThatShowsAnothersBootToken() {
        var otherTenant = api.as(UUID.randomUUID()).subscribe().string("tenantId");
        var other = serverOf(otherTenant);
        refusedBoot(server.boot(other.bootToken(), server.document(), server.signature()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "aaaaaaaaaaaa.1.1.c2lnbmF0dXJl", "aaaaaaaaaaaa.999999999999.1.x"})
    void refusesABootTokenThatIsNotOurs(String forged) {
        refusedBoot(server.boot(forged, server.document(), server.signature()));
    }

    @Test
    void renewsTheTokenOfARegisteredKey() {
        booted(server);
        var renewed = server.renew();
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.string("tenantId")).isEqualTo(tenant);
        assertThat(server.callIn(renewed.string("machineToken")).status()).isEqualTo(200);
        assertThat(server.renew().status()).isEqualTo(200);
    }

    @Test
    void refusesAnAssertionThatWasUsed() {
        booted(server);
        var assertion = server.assertion(_ -> {});
        assertThat(server.renew(assertion).status()).isEqualTo(200);
        refusedToken(server.renew(assertion));
    }

    @Test
    void refusesAnAssertionThatIsNotForUsOrNotByTheMachineOrNotOfNow() {
        refusedToken(server.renew());
        booted(server);
        refusedToken(server.renew("nonsense"));
        refusedToken(server.renew(server.assertion(claims -> claims.audience("another"))));
        refusedToken(server.renew(server.assertion(claims -> claims.issuer("i-another"))));
        refusedToken(server.renew(server.assertion(claims -> claims.subject("i-another"))));
        refusedToken(server.renew(server.assertion(claims -> claims.jwtID(null))));
        refusedToken(server.renew(server.assertion(claims -> claims.jwtID(" "))));
        refusedToken(server.renew(server.assertion(claims -> claims.expirationTime(inSeconds(-60)))));
        refusedToken(server.renew(server.assertion(claims -> claims.expirationTime(inSeconds(600)))));
        server.forgetKey();
        refusedToken(server.renew());
    }

    @Test
    void doesNotListenToAnInstanceThatIsGone() {
        var token = booted(server).string("machineToken");
        var bootToken = server.bootToken();
        var document = server.document();
        var signature = server.signature();
        Cloud.terminate(server.instance());
        Awaitility.await()
                .until(() -> Cloud.living(tenant).stream()
                        .anyMatch(instance -> !instance.instanceId().equals(server.instance())));

        refusedToken(server.callIn(token));
        refusedToken(server.renew());
        refusedBoot(server.boot(bootToken, document, signature));
    }

    @Test
    void refusesWhatIsNoPublicKeyOfAnAcceptedKind() {
        for (var key : new Object[] {
            Map.of(), Map.of("kty", "oct", "k", "c2VjcmV0"), Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB")
        }) {
            var answer = api.post(
                    "/api/machines/boot",
                    Map.of(
                            "bootToken", server.bootToken(),
                            "identityDocument", server.document(),
                            "identitySignature", server.signature(),
                            "publicKey", key));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("request_invalid");
        }
    }

    @Test
    void namesTheFieldsThatAreMissing() {
        var answer = api.post("/api/machines/boot", Map.of("bootToken", ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("field").asString())
                .contains("bootToken", "identityDocument", "identitySignature", "publicKey");
    }

    @Test
    void acceptsOnlyItsOwnTokensForHealth() {
        assertThat(api.post("/api/machines/health").code()).isEqualTo("token_missing");
        refusedToken(server.callIn(Accounts.token(account)));
        var bad = api.with(booted(server).string("machineToken")).post("/api/machines/health", Map.of("version", "1"));
        assertThat(bad.status()).isEqualTo(400);
    }

    private Api.Answer booted(MediaServer machine) {
        return Awaitility.await().until(machine::boot, answer -> answer.status() == 200);
    }

    private MediaServer serverOf(String owned) {
        return new MediaServer(
                api,
                Awaitility.await()
                        .until(() -> Cloud.living(owned), living -> !living.isEmpty())
                        .getFirst());
    }

    private static void refusedBoot(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("boot_refused");
    }

    private static void refusedToken(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("token_invalid");
    }

    private static Date inSeconds(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
