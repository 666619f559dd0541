package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * Whatever stands where a database should, a look ends in time, never passes, and leaves nothing:
 * no connection, no lost buffer, no line in the log.
 *
 * @param noise made of their messages
 * @param spec a look at this port
 */
record SqlFuzz(Noise noise, IntFunction<ProbeSpec> spec) {
  private static final int ANSWERS = 200;
  private static final int AT_ONCE = 20;
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  void run(long seed) {
    var random = new Random(seed);
    Noise.leavesNothing(
        lookout -> {
          for (int i = 0; i < ANSWERS; i += AT_ONCE) {
            lookAtSome(lookout, random);
          }
        },
        SqlFuzz::worthALine);
  }

  /** A plugin that the client does not know, and a message out of turn. */
  private static boolean worthALine(String line) {
    return line.contains("Unknown authentication") || line.contains("should handle message");
  }

  /** A look at this server ends like this. */
  static void ends(IntFunction<ProbeSpec> spec, Fault fault, Cause cause) {
    try (var lookout = new Lookout();
        var server = FaultServer.start(fault)) {
      lookout.finds(spec.apply(server.port()), Lookout.SHORT, cause, "");
    }
  }

  private void lookAtSome(Lookout lookout, Random random) {
    var servers = new ArrayList<FaultServer>();
    var looks = new ArrayList<CompletableFuture<Outcome>>();
    for (int j = 0; j < AT_ONCE; j++) {
      var server = FaultServer.start(Noise.ended(Noise.says(noise.answer(random)), random));
      servers.add(server);
      looks.add(lookout.begin(spec.apply(server.port()), TIMEOUT));
    }
    looks.forEach(
        look -> assertThat(Lookout.await(look, TIMEOUT)).isNotInstanceOf(Outcome.Passed.class));
    Noise.left(servers);
  }
}
