package ly.ptsd.platform.houserules;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot turn red guards nothing: every rule is broken once here. */
class HouseRulesTests {

    private static final String ROOT = "ly.ptsd.platform.houserules.broken";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

    static Stream<ArchRule> rules() {
        return HouseRules.rules(ROOT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void turnsRedWhenBroken(ArchRule rule) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(CLASSES));
    }
}
