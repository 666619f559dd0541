package io.relevo.sim;

import java.util.List;

/** {@code ./dev bench simulate [--turns N] [--seed S]}: random faults against the real core. */
public final class Simulate {
  private static final int SPELL = 5_000;

  private Simulate() {}

  /** Runs seed after seed until so many turns were taken. */
  public static void main(String... arguments) {
    var args = List.of(arguments);
    var turns = option(args, "--turns", 100_000);
    var seed = option(args, "--seed", 1);
    var began = System.nanoTime();
    var taken = 0L;
    for (var next = seed; taken < turns; next++) {
      var result = new Simulation(next).run(Math.min(SPELL, turns - taken));
      taken += result.turns();
      System.out.println(result);
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "bench simulate seed=%d turns=%d turns_per_second=%.0f%n", seed, taken, taken / seconds);
  }

  private static long option(List<String> args, String name, long otherwise) {
    var at = args.indexOf(name);
    return at < 0 ? otherwise : Long.parseLong(args.get(at + 1));
  }
}
