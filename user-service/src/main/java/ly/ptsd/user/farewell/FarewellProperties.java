package ly.ptsd.user.farewell;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an account ends.
 *
 * @param deletionGrace how long its owner may think better of it
 * @param deletionLook how often it is looked whose time has come
 */
@ConfigurationProperties("ptsd.user")
record FarewellProperties(
        @DefaultValue("14d") Duration deletionGrace,
        @DefaultValue("1m") Duration deletionLook) {}
