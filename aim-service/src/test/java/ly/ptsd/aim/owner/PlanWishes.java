package ly.ptsd.aim.owner;

import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Asks for another plan as an owner does, on the thread of a test. */
@TestComponent
public class PlanWishes {

    private final PlanChanging changing;

    PlanWishes(PlanChanging changing) {
        this.changing = changing;
    }

    /** However often: the key makes it one wish. */
    public void ask(UUID account, UUID subscription, String plan, String key) {
        changing.change(account, subscription, key, plan, true);
    }
}
