package ly.ptsd.aim.provisioning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param grace how long after its last period a library can still be read and taken away */
@Validated
@ConfigurationProperties("ptsd.aim")
record GraceProperties(@DefaultValue("30d") Duration grace) {}
