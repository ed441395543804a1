package ly.ptsd.aim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Certificates;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MediaServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A media server gets a certificate for its own tenant's name, and nobody else does. */
@AimTest
class MachineCertificateTests {

    private Api api;
    private String tenant;
    private MediaServer server;

    @BeforeEach
    void launch(@LocalServerPort int port) {
        api = Api.at(port);
        tenant = api.as(UUID.randomUUID()).subscribe().string("tenantId");
        server = serverOf(tenant);
    }

    @Test
    void certifiesTheRegisteredKeyForTheTenantsNameAtTheBoot() throws Exception {
        var certificate = certificateOf(booted(Certificates.request(server.keys())));
        assertThat(names(certificate)).isEqualTo(List.of(tenant + ".tenants.internal"));
        assertThat(certificate.getPublicKey()).isEqualTo(server.keys().getPublic());
        certificate.verify(roots().getLast().getPublicKey());
    }

    @Test
    void certifiesNoOtherNameHoweverOneAsks() throws Exception {
        var asking = Certificates.request(server.keys(), "aaaaaaaaaaaa.tenants.internal", "*.tenants.internal");
        assertThat(names(certificateOf(booted(asking)))).isEqualTo(List.of(tenant + ".tenants.internal"));
    }

    @Test
    void refusesARequestForOrByAnotherKey() {
        booted(Certificates.request(server.keys()));
        var other = Certificates.newKey();
        var mine = server.keys();
        for (var request :
                List.of(Certificates.request(other), Certificates.request(mine.getPublic(), other), "not a request")) {
            for (var answer : List.of(server.boot(request), server.renewWith(request))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.code()).isEqualTo("request_invalid");
                assertThat(answer.text()).doesNotContain("BEGIN CERTIFICATE");
            }
        }
    }

    @Test
    void aServerThatLostItsAnswerOrWasRestartedGetsAnotherCertificate() throws Exception {
        var request = Certificates.request(server.keys());
        booted(request);
        var again = booted(request);
        assertThat(server.callIn(again.string("machineToken")).status()).isEqualTo(200);

        assertThat(server.boot(request).code()).isEqualTo("boot_refused");
        var renewed = certificateOf(server.renewWith(request));
        assertThat(names(renewed)).isEqualTo(List.of(tenant + ".tenants.internal"));
        assertThat(renewed.getSerialNumber()).isNotEqualTo(certificateOf(again).getSerialNumber());
    }

    @Test
    void givesNoCertificateThatWasNotAskedFor() {
        var answer = Awaitility.await().until(server::boot, booted -> booted.status() == 200);
        assertThat(answer.json().path("certificate").isNull()).isTrue();
        assertThat(server.renew().json().path("certificate").isNull()).isTrue();
    }

    @Test
    void aReplacedServerGetsNoCertificateAnyMore() {
        var request = Certificates.request(server.keys());
        var token = booted(request).string("machineToken");
        Cloud.terminate(server.instance());
        server.callIn(token);
        Awaitility.await()
                .until(() -> Cloud.living(tenant).stream()
                        .anyMatch(instance -> !instance.instanceId().equals(server.instance())));
        assertThat(server.renewWith(request).code()).isEqualTo("token_invalid");
    }

    private List<X509Certificate> roots() {
        return Certificates.read(api.get("/internal/tenant-ca.pem").text());
    }

    private Api.Answer booted(String certificateRequest) {
        return Awaitility.await().until(() -> server.boot(certificateRequest), answer -> answer.status() == 200);
    }

    private MediaServer serverOf(String owned) {
        return new MediaServer(
                api,
                Awaitility.await()
                        .until(() -> Cloud.living(owned), living -> !living.isEmpty())
                        .getFirst());
    }

    private static X509Certificate certificateOf(Api.Answer answer) {
        return Certificates.read(answer.string("certificate")).getFirst();
    }

    private static List<Object> names(X509Certificate certificate) throws Exception {
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> (Object) name.get(1))
                .toList();
    }
}
