package ly.ptsd.aim.operations;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.platform.problem.Problem;

/**
 * Behind which row of the list of tenants the next page begins. The moment at which the first page was asked for is in
 * it, so that on every page the same ones count as stuck.
 */
record Cursor(Instant asOf, boolean stuck, Instant changedAt, TenantId tenant) {

    private static final Pattern FORM = Pattern.compile(
            "(?<asOf>[^|]{1,40})\\|(?<stuck>[01])\\|(?<changedAt>[^|]{1,40})\\|(?<tenant>[a-z2-7]{12})");

    String text() {
        var plain = "%s|%d|%s|%s".formatted(asOf, stuck ? 1 : 0, changedAt, tenant);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Problem request_invalid when this is no text of ours */
    static Cursor of(String text) {
        try {
            var parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new Cursor(
                        Instant.parse(parts.group("asOf")),
                        parts.group("stuck").equals("1"),
                        Instant.parse(parts.group("changedAt")),
                        new TenantId(parts.group("tenant")));
            }
        } catch (IllegalArgumentException | DateTimeException broken) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem invalid() {
        return new Problem(400, "request_invalid", "There is no such page.");
    }
}
