package io.relevo;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.Timer;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;

/**
 * What answers differently from run to run, or has an effect. Predicates on access targets, not on
 * calls: {@code Instant::now} is a reference and no call.
 */
final class Impure {

  private Impure() {}

  /** Types of which nothing may be touched. */
  private static final List<Class<?>> TYPES =
      List.of(
          System.class,
          System.Logger.class,
          Runtime.class,
          Thread.class,
          ThreadLocal.class,
          Process.class,
          ProcessBuilder.class,
          ProcessHandle.class,
          Clock.class,
          Files.class,
          Random.class,
          SplittableRandom.class,
          Timer.class,
          Scanner.class,
          ServiceLoader.class,
          HashMap.class,
          HashSet.class);

  /** Members, as type and name. */
  private static final List<Member> MEMBERS =
      List.of(
          new Member(Math.class, "random"),
          new Member(UUID.class, "randomUUID"),
          new Member(Object.class, "wait"),
          new Member(Locale.class, "getDefault"),
          new Member(TimeZone.class, "getDefault"),
          new Member(ZoneId.class, "systemDefault"),
          new Member(BaseStream.class, "parallel"),
          new Member(Collectors.class, "toSet"),
          new Member(Collectors.class, "toUnmodifiableSet"),
          new Member(Collectors.class, "toUnmodifiableMap"));

  private record Member(Class<?> type, String name) {
    boolean is(AccessTarget target) {
      return target.getName().equals(name) && target.getOwner().isAssignableTo(type);
    }
  }

  static final DescribedPredicate<JavaAccess<?>> TARGET =
      target(
          "a clock, a thread, I/O, chance, or an order that differs between runs",
          t ->
              TYPES.stream().anyMatch(t.getOwner()::isEquivalentTo)
                  || MEMBERS.stream().anyMatch(m -> m.is(t))
                  || readsTheClock(t)
                  || isUnordered(t));

  static final DescribedPredicate<JavaAccess<?>> PRINTING =
      target(
          "System.out or System.err",
          t ->
              t.getOwner().isEquivalentTo(System.class)
                  && List.of("out", "err").contains(t.getName()));

  private static boolean readsTheClock(AccessTarget target) {
    return target.getName().equals("now")
        && target.getOwner().getPackageName().startsWith("java.time");
  }

  /**
   * {@code Set.of}, {@code Map.copyOf} and their kin iterate in an order salted at the start of the
   * JVM.
   */
  private static boolean isUnordered(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit
        && switch (unit.getName()) {
          case "of" -> isSetOfSeveral(unit) || isMapOfSeveral(unit);
          case "copyOf", "ofEntries" -> isOne(unit, Set.class) || isOne(unit, Map.class);
          case "toMap" -> isOne(unit, Collectors.class) && !holdsMoreThan(3, unit);
          case "groupingBy" -> isOne(unit, Collectors.class) && !holdsMoreThan(2, unit);
          default -> false;
        };
  }

  private static boolean isSetOfSeveral(CodeUnitAccessTarget unit) {
    return isOne(unit, Set.class) && holdsMoreThan(1, unit);
  }

  private static boolean isMapOfSeveral(CodeUnitAccessTarget unit) {
    return isOne(unit, Map.class) && holdsMoreThan(2, unit);
  }

  private static boolean isOne(AccessTarget target, Class<?> type) {
    return target.getOwner().isEquivalentTo(type);
  }

  private static boolean holdsMoreThan(int count, CodeUnitAccessTarget unit) {
    var parameters = unit.getRawParameterTypes();
    return parameters.size() > count || parameters.stream().anyMatch(JavaClass::isArray);
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String what, Predicate<AccessTarget> rule) {
    return DescribedPredicate.describe(what, access -> rule.test(access.getTarget()));
  }
}
