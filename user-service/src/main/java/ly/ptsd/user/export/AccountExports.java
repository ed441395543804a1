package ly.ptsd.user.export;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.account.Identity;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvent;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Requester;
import ly.ptsd.user.export.AccountExport.ExportedIdentity;
import ly.ptsd.user.profile.Profiles;
import ly.ptsd.user.session.AccountSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the service knows about an owner. */
@Component
class AccountExports {

    private final Profiles profiles;
    private final Accounts accounts;
    private final AccountSessions sessions;
    private final SecurityEvents events;
    private final Clock clock;

    AccountExports(Profiles profiles, Accounts accounts, AccountSessions sessions, SecurityEvents events, Clock clock) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /** That it was asked for is itself a security event, and the first in the list. */
    AccountExport make(AccountId account, @Nullable UUID session, Requester requester) {
        var profile = profiles.me(account);
        events.record(account, EventKind.DATA_EXPORTED, null, requester);
        return new AccountExport(
                clock.instant(),
                profile,
                accounts.find(account).stream()
                        .flatMap(found -> found.identities().stream())
                        .map(AccountExports::exported)
                        .toList(),
                sessions.list(account, session),
                allEvents(account));
    }

    private static ExportedIdentity exported(Identity identity) {
        return new ExportedIdentity(
                identity.provider(),
                identity.issuer(),
                identity.subject(),
                identity.email(),
                identity.pictureUrl(),
                identity.linkedAt(),
                identity.lastUsedAt());
    }

    private List<SecurityEvent> allEvents(AccountId account) {
        var all = new ArrayList<SecurityEvent>();
        UUID before = null;
        do {
            var page = events.page(account, before);
            all.addAll(page.events());
            before = page.next();
        } while (before != null);
        return all;
    }
}
