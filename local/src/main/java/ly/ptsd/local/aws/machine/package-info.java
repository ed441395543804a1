/** What runs on an instance: machine images, the workloads started from them and the addresses they get. */
@NullMarked
package ly.ptsd.local.aws.machine;

import org.jspecify.annotations.NullMarked;
