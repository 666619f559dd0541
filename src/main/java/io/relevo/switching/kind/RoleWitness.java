package io.relevo.switching.kind;

import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import io.relevo.switching.kind.KeepalivedProcess.Answer;
import java.util.Optional;

/** keepalived itself: the role of the instance, or that nobody plays it. */
record RoleWitness(KeepalivedProcess keepalived, Optional<AddressWitness> address)
    implements KeepalivedWitness {

  @Override
  public Testimony testify(Found found) {
    var answer = keepalived.ask();
    return new Testimony("keepalived", answer.says(), fits(answer, found));
  }

  private boolean fits(Answer answer, Found found) {
    return switch (answer) {
      case Answer.Role role -> fits(role, found);
      case Answer.Silent _ -> !KeepalivedSwitch.isIn(found) && !leftBehind();
      case Answer.Unknown _ -> true;
    };
  }

  private static boolean fits(Answer.Role role, Found found) {
    return !(KeepalivedSwitch.isOut(found) && role.master())
        && !(KeepalivedSwitch.isIn(found) && role.fault());
  }

  /**
   * A keepalived that was killed leaves the address where it was: then two hosts have it, and
   * nothing that is written into a track file changes that.
   */
  private boolean leftBehind() {
    return address.filter(AddressWitness::here).isPresent();
  }
}
