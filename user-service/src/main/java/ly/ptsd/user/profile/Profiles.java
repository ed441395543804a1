package ly.ptsd.user.profile;

import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.Account;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.farewell.AccountDeletion;
import ly.ptsd.user.picture.PictureId;
import ly.ptsd.user.picture.Pictures;
import ly.ptsd.user.role.Roles;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts together what an owner sees of their account. */
@Component
public class Profiles {

    private final Accounts accounts;
    private final SecurityEvents events;
    private final Pictures pictures;
    private final Roles roles;
    private final AccountDeletion deletion;

    Profiles(Accounts accounts, SecurityEvents events, Pictures pictures, Roles roles, AccountDeletion deletion) {
        this.accounts = accounts;
        this.events = events;
        this.pictures = pictures;
        this.roles = roles;
        this.deletion = deletion;
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

    /** @throws Problem not_found */
    public Me me(AccountId id) {
        return me(find(id));
    }

    private Me me(Account account) {
        var ownPicture = pictures.of(account.id()).map(PictureId::path);
        return new Me(
                account.id().value(),
                account.name(),
                account.email().orElse(null),
                ownPicture.or(account::pictureUrl).orElse(null),
                ownPicture.isPresent(),
                account.language(),
                roles.of(account.id()),
                account.identities().stream().map(Me.LinkedIdentity::of).toList(),
                events.notices(account.id()),
                account.createdAt(),
                deletion.deletesAt(account.id()).orElse(null));
    }
}
