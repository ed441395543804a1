package ly.ptsd.aim.sweep;

import java.time.Clock;
import ly.ptsd.aim.sweep.Findings.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One look at everything this deployment has in the cloud. May be cut short anywhere and done again. */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Comparison comparison;
    private final Halt halt;
    private final Measures measures;
    private final SettingsRound settings;
    private final Findings findings;
    private final Clock clock;

    Sweep(Comparison comparison, Halt halt, Measures measures, SettingsRound settings, Findings findings, Clock clock) {
        this.comparison = comparison;
        this.halt = halt;
        this.measures = measures;
        this.settings = settings;
        this.findings = findings;
        this.clock = clock;
    }

    void run() {
        var found = comparison.compare();
        var halted = halt.reason(found.seen(), found.orphans());
        findings.replace(found.orphans(), found.missing(), new Run(clock.instant(), halted.orElse(null)));
        halted.ifPresentOrElse(
                reason -> log.error("sweep halted: {}", reason), () -> measures.clear(found.orphans(), found.seen()));
        measures.removeConfirmed(found.orphans());
        measures.restore(found.missing());
        measures.noteCondemned();
        settings.goOn();
    }
}
