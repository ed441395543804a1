package ly.ptsd.user.ticket;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Redis does not answer: nothing that needs a ticket can be begun or ended now. */
final class TicketsUnavailable extends DataAccessResourceFailureException {

    TicketsUnavailable(DataAccessException cause) {
        super("tickets cannot be kept or found", cause);
    }
}
