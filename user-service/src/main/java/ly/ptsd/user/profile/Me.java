package ly.ptsd.user.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.user.account.Identity;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.audit.Notice;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param ownPicture whether the picture is one that the owner uploaded
 * @param deletesAt when the account ends, because its owner asked for it; null as long as nobody did
 */
public record Me(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String pictureUrl,
        boolean ownPicture,
        Language locale,
        List<String> roles,
        List<LinkedIdentity> identities,
        List<Notice> notices,
        Instant createdAt,
        @Nullable Instant deletesAt) {

    /** One of the owner's ways in. */
    public record LinkedIdentity(
            UUID id, Provider provider, @Nullable String email, Instant linkedAt, Instant lastUsedAt) {

        static LinkedIdentity of(Identity identity) {
            return new LinkedIdentity(
                    identity.id(), identity.provider(), identity.email(), identity.linkedAt(), identity.lastUsedAt());
        }
    }
}
