/** The AWS Query protocol: signed form posts in, XML out. */
@NullMarked
package ly.ptsd.local.aws.query;

import org.jspecify.annotations.NullMarked;
