package io.relevo.acceptance;

import io.relevo.Relevo;
import io.relevo.loop.Milestone;
import io.relevo.turn.Plan;
import java.util.List;

/**
 * The daemon, dying as by {@code kill -9} at one step of the first turn that moves or tells
 * something.
 */
public final class CrashingRelevo {
  static final int STATUS = 137;

  private CrashingRelevo() {}

  /** How to start it so that it dies there. */
  static List<String> options(Milestone step, String turn) {
    return List.of("-Dcrash.step=" + step, "-Dcrash.turn=" + turn);
  }

  public static void main(String[] arguments) {
    System.exit(Relevo.main(arguments, CrashingRelevo::reached));
  }

  private static void reached(Milestone step, Plan plan) {
    var turn = System.getProperty("crash.turn").equals("moves") ? plan.moves() : plan.notices();
    if (step == Milestone.valueOf(System.getProperty("crash.step")) && !turn.isEmpty()) {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
