package ly.ptsd.aim.subscription;

import java.net.URI;
import java.time.Duration;
import ly.ptsd.aim.tenant.TenantDomain;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.platform.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the gateway where a tenant's media server is. Reached on the inner network only. */
@RestController
class TenantAddressController {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final Subscriptions subscriptions;
    private final TenantDomain domain;

    TenantAddressController(Subscriptions subscriptions, TenantDomain domain) {
        this.subscriptions = subscriptions;
        this.domain = domain;
    }

    /** @param host the name to demand of whoever answers at the address */
    record TenantAddress(URI address, String host, int generation) {}

    @GetMapping("/internal/tenants/{tenantId}/address")
    TenantAddress address(@PathVariable String tenantId) {
        if (!TenantId.isValid(tenantId)) {
            throw unknown();
        }
        var subscription =
                subscriptions.findByTenant(new TenantId(tenantId)).orElseThrow(TenantAddressController::unknown);
        return switch (subscription.state()) {
            case SubscriptionState.Serving serving ->
                new TenantAddress(
                        serving.server().address(),
                        domain.host(subscription.tenant()),
                        serving.server().generation());
            case SubscriptionState.Requested _, SubscriptionState.Provisioning _, SubscriptionState.Failed _ ->
                throw new Problem(503, "server_not_ready", "The server is not ready yet.", ASK_AGAIN);
            case SubscriptionState.Paused _ ->
                throw new Problem(503, "server_stopped", "The server is stopped.", ASK_AGAIN);
            case SubscriptionState.Over _ -> throw unknown();
        };
    }

    private static Problem unknown() {
        return new Problem(404, "tenant_unknown", "There is no such tenant.");
    }
}
