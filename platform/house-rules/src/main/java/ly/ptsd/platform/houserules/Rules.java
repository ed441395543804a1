package ly.ptsd.platform.houserules;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Each rule with its reason. {@code root} is the service's package. */
final class Rules {

    private Rules() {}

    static ArchRule featuresAreFreeOfCycles(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is cheap to forbid today and nearly impossible to remove later");
    }

    static ArchRule controllersArePackagePrivate() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("Advice")
                .or()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .because("nothing in Java calls a controller: its public face is HTTP");
    }

    static ArchRule onlyControllersSpeakMvc() {
        return noClasses()
                .that()
                .haveSimpleNameNotContaining("Controller")
                .and()
                .haveSimpleNameNotContaining("Advice")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.web.bind.annotation..")
                .because("HTTP is translated at the edge, so that features can be read without it");
    }

    static ArchRule sdkStopsAtTheAdapter() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..aws..", "..ec2..", "..iam..", "..s3..", "..imds..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("outside systems are reached through ports in our words");
    }

    static ArchRule onlyFfmpegStartsProcesses() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..ffmpeg..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .because("a process is a limit to set and a tree to end, which one package knows how to do");
    }

    static ArchRule nothingIsInjectedIntoFields() {
        return noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .allowEmptyShould(true)
                .because("a constructor shows what a class needs, and final fields keep it");
    }

    static ArchRule standardStreamsAreLeftAlone() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("a log line has a level, a time and a request id");
    }

    static ArchRule timeComesFromAClock() {
        return noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("a test steps a Clock; it cannot step the world's time");
    }

    static ArchRule oldDatesStayAtTheEdge() {
        return noClasses()
                .should()
                .dependOnClassesThat(are(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "old date types",
                        type -> type.getName().equals("java.util.Calendar")
                                || type.getName().equals("java.text.SimpleDateFormat")
                                || type.getName().equals("java.util.TimeZone"))))
                .because("java.time says what it means");
    }

    static ArchRule packagesAreNamedForWhatTheyDo() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..common..", "..util..", "..utils..", "..helper..", "..core..", "..shared..", "..impl..")
                .because("a dumping-ground grows until nobody finds anything");
    }

    static ArchRule everyPackageIsNullMarked() {
        return classes()
                .that()
                .areNotAnonymousClasses()
                .should(new com.tngtech.archunit.lang.ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(
                            com.tngtech.archunit.core.domain.JavaClass type,
                            com.tngtech.archunit.lang.ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                            events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    type, type.getPackageName() + " has no @NullMarked package-info"));
                        }
                    }
                })
                .because("without the mark NullAway looks away");
    }

    static ArchRule namesCarryMeaning() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .because("such a name says that nobody knew what the class is");
    }
}
