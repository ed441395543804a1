package ly.ptsd.platform.houserules;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Extend it with the service's package and every rule of the house becomes a test of that service. */
public abstract class HouseRules {

    private final String root;

    protected HouseRules(String root) {
        this.root = root;
    }

    @TestFactory
    Stream<DynamicTest> houseRules() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        assertFalse(classes.isEmpty(), "no classes found in " + root);
        return rules(root).map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    static Stream<ArchRule> rules(String root) {
        return Stream.of(
                Rules.featuresAreFreeOfCycles(root),
                Rules.controllersArePackagePrivate(),
                Rules.onlyControllersSpeakMvc(),
                Rules.sdkStopsAtTheAdapter(),
                Rules.onlyFfmpegStartsProcesses(),
                Rules.nothingIsInjectedIntoFields(),
                Rules.standardStreamsAreLeftAlone(),
                Rules.timeComesFromAClock(),
                Rules.oldDatesStayAtTheEdge(),
                Rules.packagesAreNamedForWhatTheyDo(),
                Rules.everyPackageIsNullMarked(),
                Rules.namesCarryMeaning());
    }
}
