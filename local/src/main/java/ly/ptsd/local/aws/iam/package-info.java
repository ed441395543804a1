/** The IAM and STS endpoints: roles, instance profiles and who is calling. */
@NullMarked
package ly.ptsd.local.aws.iam;

import org.jspecify.annotations.NullMarked;
