/** The EC2 endpoint: instances, their states and their boot from user data. */
@NullMarked
package ly.ptsd.local.aws.ec2;

import org.jspecify.annotations.NullMarked;
