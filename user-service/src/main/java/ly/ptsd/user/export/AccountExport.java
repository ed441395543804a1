package ly.ptsd.user.export;

import java.time.Instant;
import java.util.List;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.audit.SecurityEvent;
import ly.ptsd.user.profile.Me;
import ly.ptsd.user.session.SessionView;
import org.jspecify.annotations.Nullable;

/** All that is known about an owner here. */
record AccountExport(
        Instant exportedAt,
        Me profile,
        List<ExportedIdentity> identities,
        List<SessionView> sessions,
        List<SecurityEvent> events) {

    /** An identity with what its provider said, which the profile does not repeat. */
    record ExportedIdentity(
            Provider provider,
            String issuer,
            String subject,
            @Nullable String email,
            @Nullable String pictureUrl,
            Instant linkedAt,
            Instant lastUsedAt) {}
}
