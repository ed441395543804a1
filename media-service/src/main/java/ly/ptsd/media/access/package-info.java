/** Who may call: the owner with a media token, a viewer with a grant, nobody else. */
@NullMarked
package ly.ptsd.media.access;

import org.jspecify.annotations.NullMarked;
