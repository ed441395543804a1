/** Breaks a rule on purpose. */
@org.jspecify.annotations.NullMarked
package ly.ptsd.platform.houserules.broken;
