package ly.ptsd.aim.authority;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import ly.ptsd.aim.tenant.TenantDomain;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Vouches for media servers: whoever shows a certificate of ours for a tenant's name holds the key that the tenant's
 * instance registered. Replicas share the roots through the database, where the private parts are encrypted; the first
 * root is made at the first start, the next ones in time, and each is published before it signs.
 */
@Component
@DependsOnDatabaseInitialization
public class TenantAuthority {

    private static final Logger log = LoggerFactory.getLogger(TenantAuthority.class);

    private final RootRows rows;
    private final AuthorityProperties properties;
    private final TenantDomain domain;
    private final Clock clock;

    TenantAuthority(RootRows rows, AuthorityProperties properties, TenantDomain domain, Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.domain = domain;
        this.clock = clock;
        if (rows.all().isEmpty()) {
            make(1);
        }
    }

    /**
     * A certificate for the tenant's name and nothing else, whatever the request asks for.
     *
     * @param key the one the tenant's instance has registered
     * @param request PKCS#10 in PEM, signed with that key
     * @return PEM
     * @throws Problem request_invalid when the request is none, or is another key's
     */
    public String certify(TenantId tenant, PublicKey key, String request) {
        if (!CertificateRequests.isSignedBy(key, request)) {
            throw new Problem(400, "request_invalid", "The certificate request is not signed by the registered key.");
        }
        var now = clock.instant();
        var signing = roots().signing(now);
        return Pem.of(List.of(ServerCertificates.issue(signing, domain.host(tenant), key, now)));
    }

    /** Every certificate by which a media server's may be checked, the coming one and the leaving one among them. */
    public List<X509Certificate> published() {
        return roots().published(clock.instant()).stream()
                .map(Root::certificate)
                .toList();
    }

    /** Makes the next root when it is time, and removes those that are over. May be done by any replica at any time. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void tend() {
        var now = clock.instant();
        var roots = roots();
        if (!now.isBefore(roots.newest().madeAt().plus(properties.rotation()))) {
            make(roots.newest().number() + 1);
        }
        roots.all().stream().filter(root -> roots.isOver(root, now)).forEach(rows::remove);
    }

    private void make(int number) {
        rows.add(Root.make(number, clock.instant(), life()));
        log.info("root for tenants' certificates made: number={}", number);
    }

    /** Long enough for a rotation that comes late. */
    private Duration life() {
        return properties
                .rotation()
                .multipliedBy(2)
                .plus(properties.overlap().multipliedBy(2))
                .plus(ServerCertificates.LIFE);
    }

    private Roots roots() {
        return new Roots(rows.all(), properties.overlap());
    }
}
