package ly.ptsd.aim.sweep;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import ly.ptsd.aim.testbed.StandstillTest;
import org.springframework.context.annotation.Import;

/** In a deployment of their own: what other tests leave behind would be unknown here. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@StandstillTest
@Import(Site.class)
@interface SweepTest {}
