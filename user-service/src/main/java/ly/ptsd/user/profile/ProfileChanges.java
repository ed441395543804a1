package ly.ptsd.user.profile;

import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes of name and language. A new name is a security event: others know the owner by it. */
@Component
class ProfileChanges {

    private final Profiles profiles;
    private final Accounts accounts;
    private final SecurityEvents events;
    private final TransactionOperations transaction;

    ProfileChanges(Profiles profiles, Accounts accounts, SecurityEvents events, TransactionOperations transaction) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.events = events;
        this.transaction = transaction;
    }

    /** @param seen the tag of the version that the change was made for, or null for any */
    void make(
            AccountId id,
            @Nullable String name,
            @Nullable Language language,
            @Nullable String seen,
            Requester requester) {
        transaction.executeWithoutResult(status -> {
            var account = profiles.find(id);
            var expected = seen == null ? null : account.version();
            if (seen != null && !seen.equals(Profiles.tag(account)) || !accounts.change(id, name, language, expected)) {
                throw new Problem(412, "request_conflict", "The account has changed since you read it.");
            }
            if (name != null && !name.equals(account.name())) {
                events.record(id, EventKind.NAME_CHANGED, null, requester);
            }
        });
    }
}
