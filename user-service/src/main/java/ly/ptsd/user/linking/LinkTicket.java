package ly.ptsd.user.linking;

import java.util.UUID;
import ly.ptsd.user.account.Provider;

/**
 * The wish of somebody signed in to link an identity of that provider.
 *
 * @param session the session in which it was said; once that is over the wish is void
 * @param returnTo where they go afterwards
 */
record LinkTicket(UUID account, UUID session, Provider provider, String returnTo) {}
