package ly.ptsd.aim.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param stuckAfter in a state that should pass by itself, a subscription counts as stuck after so long */
@ConfigurationProperties("ptsd.aim.operations")
record OperationsProperties(@DefaultValue("15m") Duration stuckAfter) {}
