/** Serves the built web app as files. */
@NullMarked
package ly.ptsd.local.site;

import org.jspecify.annotations.NullMarked;
