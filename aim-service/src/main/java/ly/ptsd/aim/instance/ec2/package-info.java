/** Instances on Amazon EC2 with their IAM roles, or on anything that speaks these protocols. */
@NullMarked
package ly.ptsd.aim.instance.ec2;

import org.jspecify.annotations.NullMarked;
