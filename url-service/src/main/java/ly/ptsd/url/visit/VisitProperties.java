package ly.ptsd.url.visit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How visits are carried.
 *
 * @param journal the folder of the journal, on a disk that outlives the process; processes of one machine may share it
 * @param journalLimit what one process may take of that disk; then new visits are not counted
 * @param remembered how long a counted visit is known again when it is delivered once more
 */
@Validated
@ConfigurationProperties("ptsd.url.visits")
record VisitProperties(
        @DefaultValue("journal") Path journal,
        @DefaultValue("1GB") DataSize journalLimit,
        @DefaultValue("7d") Duration remembered) {}
