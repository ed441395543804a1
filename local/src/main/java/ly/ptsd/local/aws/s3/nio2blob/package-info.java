/** The store of S3's objects. S3Proxy knows what a store can do by {@code nio2blob} in the name of its package. */
@NullMarked
package ly.ptsd.local.aws.s3.nio2blob;

import org.jspecify.annotations.NullMarked;
