package ly.ptsd.user.session;

import java.time.Instant;
import ly.ptsd.user.account.AccountId;

/** What comes of presenting a refresh token. */
sealed interface Refresh {

    /** The account stays signed in with the successor, which is good until then. */
    record Continued(AccountId account, RefreshToken successor, Instant until) implements Refresh {}

    /** Unknown, expired or signed out: whoever it is must sign in again. */
    record Ended() implements Refresh {}

    /** A token that was used long ago: somebody copied it, so the whole family has just been ended. */
    record Replayed(AccountId account) implements Refresh {}
}
