package ly.ptsd.platform.houserules.broken.one;

import ly.ptsd.platform.houserules.broken.two.Second;

/** One half of a cycle. */
public class First {
    Second second = new Second();
}
