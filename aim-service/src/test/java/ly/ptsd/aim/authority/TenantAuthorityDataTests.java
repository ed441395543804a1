package ly.ptsd.aim.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import ly.ptsd.aim.tenant.TenantDomain;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Certificates;
import ly.ptsd.aim.testbed.SteppedClock;
import ly.ptsd.platform.jwt.SecretBox;
import ly.ptsd.platform.jwt.WrongSigningSecret;
import ly.ptsd.platform.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Certificates say one name, and roots come and go without anybody being left out. */
@AimTest
class TenantAuthorityDataTests {

    private static final TenantId TENANT = new TenantId("abcdefghijkl");
    private static final AuthorityProperties PROPERTIES =
            new AuthorityProperties(Duration.ofDays(365), Duration.ofDays(1));
    private static final SecretBox BOX = new SecretBox("a secret of more than thirty-two characters");

    private final KeyPair key = Certificates.newKey();
    private final SteppedClock clock = new SteppedClock();
    private final JdbcClient jdbc;

    TenantAuthorityDataTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void forgetRoots() {
        jdbc.sql("DELETE FROM tenant_ca").update();
    }

    @Test
    void certifiesTheTenantsNameWhateverIsAskedFor() throws Exception {
        var authority = authority();
        var asked = Certificates.request(key, "zzzzzzzzzzzz.tenants.internal", "localhost", "*.tenants.internal");
        var certificate = Certificates.read(authority.certify(TENANT, key.getPublic(), asked))
                .getFirst();

        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(2, "abcdefghijkl.tenants.internal"));
        assertThat(certificate.getSubjectX500Principal().getName()).isEmpty();
        assertThat(certificate.getPublicKey()).isEqualTo(key.getPublic());
        assertThat(certificate.getBasicConstraints()).as("no authority itself").isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getNotAfter().toInstant())
                .isCloseTo(clock.instant().plus(Duration.ofDays(7)), within(2, ChronoUnit.SECONDS));
        certificate.verify(authority.published().getFirst().getPublicKey());
    }

    @Test
    void refusesARequestThatTheKeyDidNotSign() {
        var authority = authority();
        var other = Certificates.newKey();
        for (var request : List.of(
                Certificates.request(other),
                Certificates.request(key.getPublic(), other),
                Certificates.request(other.getPublic(), key),
                "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
                "nonsense")) {
            assertThatThrownBy(() -> authority.certify(TENANT, key.getPublic(), request))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("request_invalid"));
        }
    }

    @Test
    void replicasShareOneRoot() {
        var one = authority();
        var other = authority();
        assertThat(one.published()).hasSize(1).isEqualTo(other.published());
    }

    @Test
    void aNewRootIsPublishedBeforeItSignsAndTheOldOneUntilNothingOfItIsLeft() throws Exception {
        var authority = authority();
        var old = authority.published().getFirst();
        clock.step(Duration.ofDays(365));
        authority.tend();
        authority.tend();
        assertThat(authority.published()).hasSize(2).startsWith(old);
        var coming = authority.published().getLast();
        issued(authority).verify(old.getPublicKey());

        clock.step(Duration.ofDays(1));
        issued(authority).verify(coming.getPublicKey());

        clock.step(Duration.ofDays(7));
        authority.tend();
        assertThat(authority.published()).containsExactly(old, coming);
        clock.step(Duration.ofDays(1).plusSeconds(1));
        assertThat(authority.published()).containsExactly(coming);
        authority.tend();
        assertThat(jdbc.sql("SELECT number FROM tenant_ca").query(Integer.class).list())
                .containsExactly(2);
    }

    @Test
    void noCertificateOutlivesItsRoot() {
        var authority = authority();
        var root = authority.published().getFirst();
        clock.step(Duration.between(clock.instant(), root.getNotAfter().toInstant())
                .minus(Duration.ofHours(1)));
        assertThat(issued(authority).getNotAfter()).isEqualTo(root.getNotAfter());
    }

    @Test
    void keepsItsKeyWhereTheDatabaseAloneCannotReadIt() {
        authority();
        var other = new RootRows(jdbc, new SecretBox("another secret of more than thirty-two characters"));
        assertThatExceptionOfType(WrongSigningSecret.class).isThrownBy(other::all);
    }

    private X509Certificate issued(TenantAuthority authority) {
        return Certificates.read(authority.certify(TENANT, key.getPublic(), Certificates.request(key)))
                .getFirst();
    }

    private TenantAuthority authority() {
        return new TenantAuthority(new RootRows(jdbc, BOX), PROPERTIES, new TenantDomain("tenants.internal"), clock);
    }
}
