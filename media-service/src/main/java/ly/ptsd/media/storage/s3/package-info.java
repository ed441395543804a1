/** Reaches the tenant's bucket with the AWS SDK.
 *
 * <p>Needs {@code s3:GetObject}, {@code s3:PutObject}, {@code s3:DeleteObject}, {@code s3:ListBucket} and
 * {@code s3:AbortMultipartUpload} on that one bucket, by the instance profile. Every call may be repeated: puts overwrite,
 * deletes of absent objects succeed. Presigned addresses are made for the endpoint that browsers reach.
 */
@NullMarked
package ly.ptsd.media.storage.s3;

import org.jspecify.annotations.NullMarked;
