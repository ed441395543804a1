package ly.ptsd.gateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

class TenantTrustTests {

    private final TenantTrust trust = new TenantTrust();

    @Test
    void believesNobodyBeforeItKnowsARoot() {
        assertThat(trust.knowsRoots()).isFalse();
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() ->
                        trust.checkServerTrusted(new X509Certificate[1], "ECDHE_RSA", (javax.net.ssl.SSLEngine) null));
    }

    @Test
    void takesNoAnswerForRootsThatHoldsNone() {
        for (var answer :
                new String[] {"", "<html>", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
            assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> trust.believe(answer));
        }
        assertThat(trust.knowsRoots()).isFalse();
    }
}
