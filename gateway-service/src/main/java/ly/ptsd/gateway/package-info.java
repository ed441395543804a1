/** The only public door of the platform: it routes, checks access early and keeps no business state. */
@NullMarked
package ly.ptsd.gateway;

import org.jspecify.annotations.NullMarked;
