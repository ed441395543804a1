/** Sign-ins that wait for a choice, because their e-mail address belongs to an account that another provider opens. */
@NullMarked
package ly.ptsd.user.pending;

import org.jspecify.annotations.NullMarked;
