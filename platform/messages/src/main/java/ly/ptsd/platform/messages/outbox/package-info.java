/** Messages to other services, sent if and only if the transaction that wrote them commits. */
@NullMarked
package ly.ptsd.platform.messages.outbox;

import org.jspecify.annotations.NullMarked;
