/** The architecture rules of the house, as tests that every service extends. */
@NullMarked
package ly.ptsd.platform.houserules;

import org.jspecify.annotations.NullMarked;
