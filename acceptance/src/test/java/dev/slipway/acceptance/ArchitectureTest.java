package dev.slipway.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Which module may know which, as sentences. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_worker_knows_another_worker = slices().matching(
                    "dev.slipway.(validate|backup|deploy|verify|notify)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule the_contract_depends_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("dev.slipway.events..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.slipway..")
                    .and(resideInAPackage("dev.slipway.events..").negate()));

    @ArchTest
    static final ArchRule the_release_model_depends_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("dev.slipway.release..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.slipway..")
                    .and(resideInAPackage("dev.slipway.release..").negate()));

    @ArchTest
    static final ArchRule the_schema_depends_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("dev.slipway.migrations..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.slipway..")
                    .and(resideInAPackage("dev.slipway.migrations..").negate()));

    @ArchTest
    static final ArchRule the_audit_knows_only_what_people_write = noClasses()
            .that()
            .resideInAPackage("dev.slipway.readiness..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.slipway..")
                    .and(resideInAPackage("dev.slipway.readiness..").negate())
                    .and(resideInAPackage("dev.slipway.release..").negate())
                    .and(resideInAPackage("dev.slipway.migrations..").negate()));

    @ArchTest
    static final ArchRule the_runtime_knows_no_worker = noClasses()
            .that()
            .resideInAPackage("dev.slipway.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.slipway.validate..",
                    "dev.slipway.backup..",
                    "dev.slipway.deploy..",
                    "dev.slipway.verify..",
                    "dev.slipway.notify..",
                    "dev.slipway.cli..",
                    "dev.slipway.embedded..");

    @ArchTest
    static final ArchRule the_parts_of_a_target_know_no_worker = noClasses()
            .that()
            .resideInAPackage("dev.slipway.parts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.slipway.validate..",
                    "dev.slipway.backup..",
                    "dev.slipway.deploy..",
                    "dev.slipway.verify..",
                    "dev.slipway.notify..",
                    "dev.slipway.cli..",
                    "dev.slipway.embedded..");

    @ArchTest
    static final ArchRule workers_leave_the_log_to_the_engine = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.slipway.validate..",
                    "dev.slipway.backup..",
                    "dev.slipway.deploy..",
                    "dev.slipway.verify..",
                    "dev.slipway.notify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nothing_decides_by_sleeping = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class)
            .orShould()
            .callMethod(LockSupport.class, "parkNanos", long.class);

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().that(alwaysTrue()).should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$");

    @ArchTest
    static final ArchRule packages_of_a_technology_do_not_leak = classes()
            .that()
            .resideInAPackage("dev.slipway.deploy.proxy..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("dev.slipway.deploy..", "dev.slipway.cli..");
}
