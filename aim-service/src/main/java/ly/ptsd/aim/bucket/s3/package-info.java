/** Tenant buckets on Amazon S3, or on anything that speaks its protocol. */
@NullMarked
package ly.ptsd.aim.bucket.s3;

import org.jspecify.annotations.NullMarked;
