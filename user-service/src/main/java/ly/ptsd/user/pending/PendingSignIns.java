package ly.ptsd.user.pending;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Identities;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.origin.PublicOrigin;
import ly.ptsd.user.origin.ReturnTo;
import ly.ptsd.user.origin.SecretCookie;
import ly.ptsd.user.ticket.Tickets;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proven identities that nobody has an account for yet, while their e-mail address belongs to an account that another
 * provider opens. An address is not proven to us, so nothing is merged by it: the person either signs in to that account
 * too, by which the identity is linked, or gets a separate account. Until then only their browser's cookie knows.
 */
@Component
public class PendingSignIns {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Tickets<Pending> tickets;
    private final SecretCookie cookie;
    private final Identities identities;

    PendingSignIns(StringRedisTemplate redis, JsonMapper json, PublicOrigin origin, Identities identities) {
        this.tickets = new Tickets<>(redis, json, Pending.class, "pending", LIFE);
        this.cookie = new SecretCookie(origin, "ptsd_pending", "/", SecretCookie.SameSite.LAX);
        this.identities = identities;
    }

    /** Whether somebody new has to choose first. */
    public boolean isNeeded(ProviderProfile profile) {
        return !identities.withEmail(profile.email()).isEmpty();
    }

    /** Keeps the identity; answers the value of the Set-Cookie header that makes it the browser's. */
    public String keep(ProviderProfile profile, ReturnTo returnTo) {
        return cookie.with(tickets.issue(new Pending(profile, returnTo.path())), LIFE);
    }

    public String cleared() {
        return cookie.cleared();
    }

    /** The ticket of this browser, if the address that it came by carries the proof that it chose to link. */
    public Optional<String> chosen(HttpServletRequest request, String proof) {
        return cookie.in(request).filter(ticket -> proof(ticket).equals(proof));
    }

    /** The identity that was waiting under that ticket, for the last time. */
    public Optional<ProviderProfile> take(String ticket) {
        return tickets.take(ticket).map(Pending::profile);
    }

    /** Whether that is the account which the person was told about. */
    public boolean isMeant(AccountId account, ProviderProfile waiting) {
        return identities.hasEmail(account, waiting.email());
    }

    Optional<Pending> find(HttpServletRequest request) {
        return cookie.in(request).flatMap(tickets::find);
    }

    Optional<Pending> take(HttpServletRequest request) {
        return cookie.in(request).flatMap(tickets::take);
    }

    List<Provider> existing(Pending pending) {
        return identities.withEmail(pending.profile().email());
    }

    /** Where signing in by that provider begins, with the proof that this browser asked for it. */
    String start(HttpServletRequest request, Pending pending, Provider provider) {
        var ticket = cookie.in(request).orElseThrow();
        return "/oauth2/authorization/" + provider.id() + "?returnTo="
                + ReturnTo.of(pending.returnTo()).encoded() + "&pending=" + proof(ticket);
    }

    /** Follows from the ticket and does not lead back to it: an address ends up in histories and logs. */
    private static String proof(String ticket) {
        return Tickets.hash("chosen " + ticket).substring(0, 32);
    }
}
