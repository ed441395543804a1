package ly.ptsd.aim.operations;

import java.util.UUID;
import java.util.regex.Pattern;
import ly.ptsd.aim.subscription.StateName;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants are looked for.
 *
 * @param state absent: every state but the end
 * @param stuck absent: stuck or not
 * @param unhealthy absent: unhealthy or not
 * @param words the beginning of a tenant's id, or the whole id of an instance, a subscription or an account; absent:
 *     everybody
 */
record TenantSearch(
        @Nullable StateName state,
        @Nullable Boolean stuck,
        @Nullable Boolean unhealthy,
        @Nullable String words) {

    private static final Pattern TENANT = Pattern.compile("[a-z2-7]{1,12}");

    /** Also those that are over, when that is what is asked for. */
    boolean includesEnded() {
        return state == StateName.ENDED || words != null;
    }

    /** A condition on subscriptions {@code s}, with the parameter {@code words}. */
    String condition() {
        if (words == null) {
            return "TRUE";
        }
        if (id() != null) {
            return "(s.id = :words OR s.account_id = :words)";
        }
        return TENANT.matcher(words).matches()
                ? "s.tenant_id LIKE :words"
                : "s.tenant_id IN (SELECT tenant_id FROM launch WHERE instance_id = :words)";
    }

    @Nullable
    UUID id() {
        try {
            return words == null ? null : UUID.fromString(words);
        } catch (IllegalArgumentException another) {
            return null;
        }
    }

    @Nullable
    String prefixOrInstance() {
        return words != null && TENANT.matcher(words).matches() ? words + "%" : words;
    }
}
