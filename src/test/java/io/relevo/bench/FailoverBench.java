package io.relevo.bench;

import io.relevo.lab.Folder;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * From a fault of nginx to the address on the other host: Relevo, and beside it in the same run
 * keepalived alone. All pairs run all along; they are struck in turn, so that whatever else the
 * machine does hits all alike.
 */
final class FailoverBench implements Bench.Benchmark {
  static final Duration CLIENT_INTERVAL = Duration.ofMillis(20);

  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final int SECOND = 1_000_000_000;

  @Override
  public void run(Options options) throws Exception {
    var rounds = options.count("--rounds", 30);
    var seed = options.number("--seed", System.nanoTime() % 100_000);
    options.done();
    Bench.needs(Need.NAMESPACES, Need.NGINX, Need.KEEPALIVED, Need.SMTP_SINK);
    System.out.printf("%s%n%d rounds, --seed %d%n", Machine.line(), rounds, seed);
    new FailoverTable(measure(rounds, new Random(seed))).print();
  }

  private static List<Round.Result> measure(int rounds, Random random) throws IOException {
    var pairs = new EnumMap<Mover, Pair>(Mover.class);
    try (var folder = Folder.create("bench");
        var open = new Kept()) {
      for (var mover : Mover.values()) {
        pairs.put(mover, open.keep(mover.start(folder.path().resolve(mover.name()))));
      }
      pairs.forEach((mover, pair) -> Lab.until(SETTLED, mover + " has settled", pair::well));
      return strike(pairs, rounds, random);
    }
  }

  /**
   * While one pair recovers, the next is struck; each is struck again only when it is as it was.
   */
  private static List<Round.Result> strike(Map<Mover, Pair> pairs, int rounds, Random random) {
    var results = new ArrayList<Round.Result>();
    var recovering = new EnumMap<Mover, Round>(Mover.class);
    for (var round = 1; round <= rounds; round++) {
      System.err.printf("\rround %d of %d ", round, rounds);
      for (var injury : Injury.values()) {
        pairs.forEach(
            (mover, pair) -> {
              end(recovering.remove(mover), results);
              // whoever looks once a second is struck at any moment between two looks
              var pause = Duration.ofNanos(random.nextInt(SECOND));
              recovering.put(mover, Round.begin(mover, pair, injury, pause));
            });
      }
    }
    recovering.values().forEach(round -> end(round, results));
    System.err.print("\r                    \r");
    return results;
  }

  private static void end(@Nullable Round round, List<Round.Result> results) {
    if (round != null) {
      results.add(round.end());
    }
  }
}
