/** What services tell each other: past-tense records, carried as JSON by the Redis stream {@code ptsd:events}. */
@NullMarked
package ly.ptsd.platform.messages;

import org.jspecify.annotations.NullMarked;
