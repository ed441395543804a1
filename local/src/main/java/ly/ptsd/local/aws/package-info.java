/** Amazon's side of the platform on one machine: S3, EC2, IAM, STS and the instance metadata service by their real protocols. */
@NullMarked
package ly.ptsd.local.aws;

import org.jspecify.annotations.NullMarked;
