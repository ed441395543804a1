package ly.ptsd.user.session;

import java.util.Objects;
import java.util.Optional;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.account.Identities;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Requester;
import ly.ptsd.user.session.Sessions.Started;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sessions for people whom a provider has just vouched for. */
@Component
public class Arrivals {

    /** Somebody who came in. */
    public record Arrived(AccountId account, Started session) {}

    private final Accounts accounts;
    private final Identities identities;
    private final Sessions sessions;
    private final SecurityEvents events;
    private final TransactionOperations transaction;

    public Arrivals(
            Accounts accounts,
            Identities identities,
            Sessions sessions,
            SecurityEvents events,
            TransactionOperations transaction) {
        this.accounts = accounts;
        this.identities = identities;
        this.sessions = sessions;
        this.events = events;
        this.transaction = transaction;
    }

    /** A session of the account that the identity opens; empty when it opens none. */
    public Optional<Arrived> known(ProviderProfile profile, Requester requester) {
        return identities
                .signedIn(profile)
                .map(account -> new Arrived(account, sessions.start(account, profile.provider(), requester)));
    }

    /**
     * A session of a new account, made in one transaction with it. Two at the same time end in one account: the second
     * finds it.
     */
    public Started newcomer(ProviderProfile profile, Language language, Requester requester) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var account = accounts.create(profile, language);
                events.record(account, EventKind.ACCOUNT_CREATED, profile.provider(), requester);
                return sessions.start(account, profile.provider(), requester);
            }));
        } catch (DuplicateKeyException otherWasFirst) {
            return known(profile, requester).orElseThrow(() -> otherWasFirst).session();
        }
    }
}
