package ly.ptsd.gateway.tenant;

import java.net.URI;
import java.util.Objects;

/** What is known of a tenant, including that there is nothing to reach. */
sealed interface Answer {

    /** @param generation counts the tenant's instances; a higher one wins */
    record At(URI address, int generation) implements Answer {

        public At {
            Objects.requireNonNull(address);
        }
    }

    record NotReady() implements Answer {}

    record Unknown() implements Answer {}
}
