package io.relevo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may know whom. The order of {@link #SPINE} is the architecture; the rest follows from it. */
class ShapeTest {

  /** Each one imports only itself and what stands before it. */
  static final List<String> SPINE =
      List.of(
          "fleet",
          "probe",
          "health",
          "window",
          "failover",
          "switching",
          "migration",
          "alert",
          "journal",
          "turn");

  /** A library and the packages that may know it: its doors. */
  record Door(String library, List<String> packages) {
    static Door of(String library, String... packages) {
      return new Door(library, List.of(packages));
    }
  }

  static final List<Door> DOORS =
      List.of(
          Door.of("java.lang.foreign..", "libc"),
          Door.of("io.vertx..", "probe.kind", "switching.kind", "api", ""),
          Door.of("io.netty..", "probe.kind", "switching.kind", "api"),
          Door.of("jakarta.mail..", "alert.mail"),
          Door.of("org.eclipse.angus..", "alert.mail"),
          Door.of("com.samskivert.mustache..", "alert.mail"),
          Door.of("java.sql..", "journal.sqlite", "migration.kind"),
          Door.of("org.sqlite..", "journal.sqlite", "migration.kind"),
          Door.of("io.micrometer..", "metrics"),
          Door.of("io.prometheus..", "metrics"),
          Door.of("com.codahale.metrics..", "metrics"),
          Door.of("org.xbill..", "probe.kind", "switching.kind"),
          Door.of("software.amazon..", "switching.kind"),
          Door.of("com.cronutils..", "probe.kind", "config"),
          Door.of("picocli..", "cli"),
          Door.of("org.snakeyaml..", "config"),
          Door.of("tools.jackson..", "json"),
          Door.of("com.fasterxml.jackson..", "json"),
          Door.of("org.slf4j.."));

  private static final DescribedPredicate<JavaClass> QUIET_JDK =
      resideInAnyPackage("java.lang..", "java.util", "java.util.function", "java.util.stream")
          .or(resideInAnyPackage("java.util.regex", "java.time..", "java.math", "org.jspecify.."))
          .or(equivalentTo(URI.class))
          .or(equivalentTo(Path.class))
          .or(equivalentTo(CRC32.class))
          .or(resideInAPackage("java.nio.charset"))
          .as("the quiet part of the JDK");

  private static final JavaClasses CODE =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.relevo");

  @ParameterizedTest
  @FieldSource("SPINE")
  void a_package_of_the_spine_knows_only_what_stands_before_it(String name) {
    var known = SPINE.subList(0, SPINE.indexOf(name) + 1).stream().map(ShapeTest::named).toList();
    check(
        classes()
            .that(resideInAPackage(named(name)))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(known.toArray(String[]::new))
                    .or(QUIET_JDK)
                    .or(DescribedPredicate.describe("arrays", JavaClass::isArray))));
  }

  @ParameterizedTest
  @FieldSource("SPINE")
  void a_package_of_the_spine_is_told_the_time_and_touches_nothing(String name) {
    check(
        noClasses()
            .that(resideInAPackage(named(name)))
            .should()
            .accessTargetWhere(Impure.TARGET)
            .because("the same input must give the same plan, in every run of every JVM"));
  }

  @Test
  void a_rehearsal_knows_the_spine_and_touches_nothing() {
    var known = Stream.concat(SPINE.stream(), Stream.of("rehearsal")).map(ShapeTest::named);
    check(
        classes()
            .that(resideInAPackage(named("rehearsal")))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(known.toArray(String[]::new)).or(QUIET_JDK)));
    check(
        noClasses()
            .that(resideInAPackage(named("rehearsal")))
            .should()
            .accessTargetWhere(Impure.TARGET)
            .because("the same story must end the same way"));
  }

  @Test
  void effects_know_the_spine_but_not_the_shell() {
    var spine = SPINE.stream().map(ShapeTest::named).toArray(String[]::new);
    for (String name : SPINE) {
      var effects = resideInAPackage(named(name) + ".*..");
      check(
          noClasses()
              .that(effects)
              .should()
              .dependOnClassesThat(
                  resideInAPackage("io.relevo..")
                      .and(not(effects))
                      .and(not(resideInAnyPackage(spine)))
                      .and(
                          not(
                              resideInAnyPackage(
                                  named("json"), named("libc"), named("process"))))));
    }
  }

  @ParameterizedTest
  @FieldSource("DOORS")
  void a_library_has_its_doors(Door door) {
    var doors = door.packages().stream().map(ShapeTest::named).toArray(String[]::new);
    check(
        noClasses()
            .that(not(resideInAnyPackage(doors)))
            .should()
            .dependOnClassesThat(resideInAPackage(door.library())));
  }

  @Test
  void only_the_command_line_prints() {
    check(
        noClasses()
            .that(not(resideInAPackage(named("cli"))))
            .should()
            .accessTargetWhere(Impure.PRINTING));
  }

  @Test
  void nothing_static_changes() {
    check(fields().that().areStatic().should().beFinal());
  }

  private static String named(String name) {
    return name.isEmpty() ? "io.relevo" : "io.relevo." + name;
  }

  /** A package that is not written yet breaks no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CODE);
  }
}
