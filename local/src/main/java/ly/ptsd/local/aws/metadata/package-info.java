/** The instance metadata service: what an instance can learn about itself, and its temporary credentials. */
@NullMarked
package ly.ptsd.local.aws.metadata;

import org.jspecify.annotations.NullMarked;
