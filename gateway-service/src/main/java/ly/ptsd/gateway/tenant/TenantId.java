package ly.ptsd.gateway.tenant;

import java.util.Optional;
import java.util.regex.Pattern;
import ly.ptsd.platform.problem.Problem;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** The tenant a path names; what cannot be one is unknown. */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z2-7]{12}");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new Problem(404, "tenant_unknown", "There is no such media server.");
        }
    }

    /** The tenant whose server has this name. */
    static Optional<TenantId> first(String host) {
        var label = host.split("\\.", 2)[0];
        return FORM.matcher(label).matches() ? Optional.of(new TenantId(label)) : Optional.empty();
    }

    public static TenantId of(ServerWebExchange exchange) {
        return new TenantId(
                ServerWebExchangeUtils.getUriTemplateVariables(exchange).getOrDefault("tenant", ""));
    }
}
