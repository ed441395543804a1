/** Errors as callers see them: RFC 9457 problem details with a stable code, the same from every service. */
@NullMarked
package ly.ptsd.platform.problem;

import org.jspecify.annotations.NullMarked;
