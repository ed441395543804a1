/** The databases the services need, embedded ones or containers. */
@NullMarked
package ly.ptsd.local.store;

import org.jspecify.annotations.NullMarked;
