package ly.ptsd.aim.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who had a server stopped, why and when; an operator's stop is not the owner's to end. */
public record Stop(Actor by, @Nullable String reason, Instant since) {}
