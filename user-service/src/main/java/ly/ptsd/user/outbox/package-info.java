/** Messages to other services, sent if and only if the transaction that wrote them commits. */
@NullMarked
package ly.ptsd.user.outbox;

import org.jspecify.annotations.NullMarked;
