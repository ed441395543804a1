/** The S3 endpoint, and the browser-facing port it shares with other outside systems. */
@NullMarked
package ly.ptsd.local.aws.s3;

import org.jspecify.annotations.NullMarked;
