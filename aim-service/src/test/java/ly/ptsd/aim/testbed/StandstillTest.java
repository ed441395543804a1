package ly.ptsd.aim.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole service, in which nothing happens by itself: tests do the steps, by the parts that are marked as {@link
 * org.springframework.boot.test.context.TestComponent}. All such tests share one service.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AimTest
@Import(Standstill.class)
@TestPropertySource(properties = "ptsd.aim.provisioning.launches-at-a-time=" + StandstillTest.LAUNCHES_AT_A_TIME)
public @interface StandstillTest {

    /** Soon too few, and enough for the two processes of a crash test. */
    int LAUNCHES_AT_A_TIME = 2;
}
