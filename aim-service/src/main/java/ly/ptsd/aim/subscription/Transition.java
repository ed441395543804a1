package ly.ptsd.aim.subscription;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a subscription's history, before it is written.
 *
 * @param from absent at the beginning
 */
record Transition(@Nullable StateName from, StateName to, Cause cause, By by) {}
