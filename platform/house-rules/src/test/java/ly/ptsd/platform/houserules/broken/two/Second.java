package ly.ptsd.platform.houserules.broken.two;

import ly.ptsd.platform.houserules.broken.one.First;

/** The other half of the cycle. */
public class Second {
    First first = new First();
}
