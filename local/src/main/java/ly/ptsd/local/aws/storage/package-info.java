/** Records kept as JSON files that survive a crash at any instant. */
@NullMarked
package ly.ptsd.local.aws.storage;

import org.jspecify.annotations.NullMarked;
