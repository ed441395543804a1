package ly.ptsd.user.profile;

import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.Account;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.audit.SecurityEvents;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts together what an owner sees of their account. */
@Component
public class Profiles {

    private final Accounts accounts;
    private final SecurityEvents events;

    Profiles(Accounts accounts, SecurityEvents events) {
        this.accounts = accounts;
        this.events = events;
    }

    /** The answer to everything that shows or changes the profile; its tag is the account's version. */
    public ResponseEntity<Me> answer(AccountId id) {
        var account = find(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tag(account))
                .body(me(account));
    }

    Account find(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new Problem(404, "not_found", "There is no such account."));
    }

    static String tag(Account account) {
        return "\"" + account.version() + "\"";
    }

    private Me me(Account account) {
        return new Me(
                account.id().value(),
                account.name(),
                account.email().orElse(null),
                account.pictureUrl().orElse(null),
                account.language(),
                account.identities().stream().map(Me.LinkedIdentity::of).toList(),
                events.notices(account.id()),
                account.createdAt());
    }
}
