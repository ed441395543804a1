/** Pictures in a bucket on Amazon S3, or on anything that speaks its protocol. */
@NullMarked
package ly.ptsd.user.picture.s3;

import org.jspecify.annotations.NullMarked;
