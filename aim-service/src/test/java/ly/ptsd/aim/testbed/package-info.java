/** A stage for tests: the surroundings of the service, and the parts that the test plays itself. */
@NullMarked
package ly.ptsd.aim.testbed;

import org.jspecify.annotations.NullMarked;
