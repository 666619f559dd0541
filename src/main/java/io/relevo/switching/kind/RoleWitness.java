package io.relevo.switching.kind;

import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * keepalived itself: the role of the instance, or that nobody plays it.
 *
 * <p>keepalived logs a line each time it is asked. So it is asked when something else has changed —
 * the file, the address, its process — and otherwise only now and then.
 */
final class RoleWitness implements KeepalivedWitness {
  /** While all agree: a role that changed without moving the address is seen within this. */
  private static final Duration CALM = Duration.ofSeconds(10);

  /** While they do not: keepalived needs about this long to follow its file. */
  private static final Duration KEEN = Duration.ofMillis(200);

  private final KeepalivedProcess keepalived;
  private final Optional<AddressWitness> address;
  private @Nullable Asked last;

  RoleWitness(KeepalivedProcess keepalived, Optional<AddressWitness> address) {
    this.keepalived = keepalived;
    this.address = address;
  }

  /** What could be seen without asking. */
  private record Scene(Found found, boolean here, OptionalInt process) {}

  private record Asked(Scene scene, Answer answer, boolean agrees, long at) {
    boolean holds(Scene now) {
      var age = System.nanoTime() - at;
      return scene.equals(now)
          && now.process().isPresent()
          && age < (agrees ? CALM : KEEN).toNanos();
    }
  }

  @Override
  public Testimony testify(Found found) {
    var here = address.filter(AddressWitness::here).isPresent();
    var scene = new Scene(found, here, keepalived.running());
    var asked = last != null && last.holds(scene) ? last : ask(scene);
    last = asked;
    return new Testimony("keepalived", asked.answer().says(), asked.agrees());
  }

  private Asked ask(Scene scene) {
    var answer = keepalived.ask();
    return new Asked(scene, answer, fits(answer, scene), System.nanoTime());
  }

  /**
   * A keepalived that was killed leaves the address where it was: then two hosts have it, and
   * nothing that is written into a track file changes that.
   */
  private static boolean fits(Answer answer, Scene scene) {
    return switch (answer) {
      case Answer.Role role -> fits(role, scene.found());
      case Answer.Silent _ -> !KeepalivedSwitch.isIn(scene.found()) && !scene.here();
      case Answer.Unknown _ -> true;
    };
  }

  private static boolean fits(Answer.Role role, Found found) {
    return !(KeepalivedSwitch.isOut(found) && role.master())
        && !(KeepalivedSwitch.isIn(found) && role.fault());
  }
}
