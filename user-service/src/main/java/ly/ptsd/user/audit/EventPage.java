package ly.ptsd.user.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events, latest first. @param next where the following page begins; null on the last one */
public record EventPage(
        List<SecurityEvent> events, @Nullable UUID next) {}
