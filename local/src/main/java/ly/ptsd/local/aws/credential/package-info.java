/** Access keys, sessions of instances, and the signatures made with them. */
@NullMarked
package ly.ptsd.local.aws.credential;

import org.jspecify.annotations.NullMarked;
