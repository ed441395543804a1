/** The isolation boundary everything of one subscriber is named after, and the deployment it lives in. */
@NullMarked
package ly.ptsd.aim.tenant;

import org.jspecify.annotations.NullMarked;
