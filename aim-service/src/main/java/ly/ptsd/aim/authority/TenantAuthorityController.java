package ly.ptsd.aim.authority;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the gateway by which certificates media servers are known. Reached on the inner network only. */
@RestController
class TenantAuthorityController {

    private static final String PEM = "application/x-pem-file";

    private final TenantAuthority authority;

    TenantAuthorityController(TenantAuthority authority) {
        this.authority = authority;
    }

    @GetMapping(path = "/internal/tenant-ca.pem", produces = PEM)
    String roots() {
        return Pem.of(authority.published());
    }
}
