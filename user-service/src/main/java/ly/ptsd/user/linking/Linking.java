package ly.ptsd.user.linking;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Identities;
import ly.ptsd.user.account.Identities.Unlinking;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Requester;
import ly.ptsd.user.origin.PublicOrigin;
import ly.ptsd.user.origin.ReturnTo;
import ly.ptsd.user.origin.SecretCookie;
import ly.ptsd.user.session.AccountSessions;
import ly.ptsd.user.ticket.Tickets;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Linking a second identity. The ticket stands in the address of the sign-in and in a cookie: the sign-in begins only
 * where both agree, so nobody can make another person's browser link that person's identity to an account of their
 * own. It is good for one linking.
 */
@Component
public class Linking {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Tickets<LinkTicket> tickets;
    private final SecretCookie cookie;
    private final Identities identities;
    private final AccountSessions sessions;
    private final SecurityEvents events;
    private final TransactionOperations transaction;

    Linking(
            StringRedisTemplate redis,
            JsonMapper json,
            PublicOrigin origin,
            Identities identities,
            AccountSessions sessions,
            SecurityEvents events,
            TransactionOperations transaction) {
        this.tickets = new Tickets<>(redis, json, LinkTicket.class, "link", LIFE);
        this.cookie = new SecretCookie(origin, "ptsd_link", "/oauth2/authorization", SecretCookie.SameSite.LAX);
        this.identities = identities;
        this.sessions = sessions;
        this.events = events;
        this.transaction = transaction;
    }

    /** @return the ticket */
    String wish(AccountId account, UUID session, Provider provider, ReturnTo returnTo) {
        return tickets.issue(new LinkTicket(account.value(), session, provider, returnTo.path()));
    }

    /** The value of the Set-Cookie header that binds the ticket to the browser. */
    String cookie(String ticket) {
        return cookie.with(ticket, LIFE);
    }

    /** The value of the Set-Cookie header that ends the binding. */
    public String cleared() {
        return cookie.cleared();
    }

    /** Where a sign-in with that ticket goes back to; empty when this browser has no such ticket for that provider. */
    public Optional<ReturnTo> begun(HttpServletRequest request, String ticket, String provider) {
        return cookie.in(request)
                .filter(ticket::equals)
                .flatMap(tickets::find)
                .filter(wish -> wish.provider().id().equals(provider))
                .map(wish -> ReturnTo.of(wish.returnTo()));
    }

    /** Links the identity that the provider has just vouched for to the account of the ticket. */
    public LinkOutcome end(String ticket, ProviderProfile profile, Requester requester) {
        return tickets.take(ticket)
                .filter(wish -> wish.provider() == profile.provider())
                .filter(wish -> sessions.isAlive(new AccountId(wish.account()), wish.session()))
                .map(wish -> link(new AccountId(wish.account()), profile, requester))
                .orElse(LinkOutcome.EXPIRED);
    }

    public LinkOutcome link(AccountId account, ProviderProfile profile, Requester requester) {
        try {
            transaction.executeWithoutResult(status -> {
                identities.link(account, profile);
                events.record(account, EventKind.IDENTITY_LINKED, profile.provider(), requester);
            });
            return LinkOutcome.LINKED;
        } catch (DuplicateKeyException present) {
            return identities.owner(profile).equals(Optional.of(account)) ? LinkOutcome.PRESENT : LinkOutcome.TAKEN;
        }
    }

    void unlink(AccountId account, UUID identity, Requester requester) {
        transaction.executeWithoutResult(status -> {
            switch (identities.unlink(account, identity)) {
                case Unlinking.Unlinked(Provider provider) ->
                    events.record(account, EventKind.IDENTITY_UNLINKED, provider, requester);
                case Unlinking.Last() ->
                    throw new Problem(409, "identity_last", "Without it nobody could sign in to this account.");
                case Unlinking.Unknown() -> throw new Problem(404, "not_found", "There is no such identity.");
            }
        });
    }
}
