/** What goes wrong on purpose: faults that a test switches on, by Java or over HTTP. */
@NullMarked
package ly.ptsd.local.aws.fault;

import org.jspecify.annotations.NullMarked;
