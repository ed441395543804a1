package ly.ptsd.user.session;

import java.time.Instant;
import java.util.UUID;
import ly.ptsd.user.account.AccountId;

/** What comes of presenting a refresh token. */
sealed interface Refresh {

    /** The account stays signed in with the successor, which is good until then. */
    record Continued(AccountId account, UUID session, RefreshToken successor, Instant until) implements Refresh {}

    /** Unknown, expired or signed out: whoever it is must sign in again. */
    record Ended() implements Refresh {}

    /** A token that was replaced long ago: somebody copied it, so the whole family has just been ended. */
    record Reused(AccountId account) implements Refresh {}
}
