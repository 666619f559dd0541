package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Pace;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Target;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Probe;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Outcome PASSED = new Outcome.Passed(Outcome.Answer.SERVING);

  private static final Outcome REFUSED = new Outcome.Failed(Cause.REFUSED, "nobody listens");

  private final Map<String, FakeProbe> probes = new ConcurrentHashMap<>();
  private final List<Observation> looks = new CopyOnWriteArrayList<>();
  private final Pacer pacer =
      new Pacer(
          this::probe, Runnable::run, looks::add, _ -> {}, Clock.systemUTC(), System::nanoTime);

  @AfterEach
  void close() {
    pacer.close();
  }

  @Test
  void a_target_is_looked_at_again_and_again() {
    watch(target("a", Duration.ofMillis(5)));
    Lab.until(SOON, "ten looks", () -> looks.size() >= 10);
    assertThat(looks).allMatch(look -> look.target().equals("a") && look.outcome().equals(PASSED));
  }

  @Test
  void a_look_that_hangs_is_not_piled_upon_and_slows_nobody_else() {
    hang("slow");
    watch(target("slow", Duration.ofMillis(5)), target("quick", Duration.ofMillis(5)));
    Lab.until(SOON, "overruns", () -> pacer.overruns() >= 3);
    Lab.until(SOON, "looks at the other", () -> looks.size() >= 10);
    assertThat(probes.get("slow").looks).hasValue(1);
  }

  @Test
  void whoever_is_behind_gets_the_next_looks_once_the_last_are_begun() {
    var begun = new LinkedBlockingQueue<Runnable>();
    try (var busy =
        new Pacer(
            this::probe, begun::add, looks::add, _ -> {}, Clock.systemUTC(), System::nanoTime)) {
      busy.watch(
          IntStream.range(0, 250).mapToObj(i -> target("t-" + i, Duration.ofMillis(5))).toList());
      busy.start();
      Lab.until(SOON, "looks are due", () -> busy.lag().toMillis() > 200);
      assertThat(begun).hasSize(1);
      begun.remove().run();
      Lab.until(SOON, "more", () -> !begun.isEmpty());
      var first = looks.size();
      begun.remove().run();
      assertThat(looks).hasSizeBetween(first + 1, first + 100);
    }
  }

  @Test
  void a_probe_that_breaks_its_promise_is_unclear() {
    var broken = new CompletableFuture<Outcome>();
    broken.completeExceptionally(new IllegalStateException("defect"));
    probes.put("a", new FakeProbe(broken));
    watch(target("a", Duration.ofMillis(5)));
    Lab.until(SOON, "a look", () -> !looks.isEmpty());
    assertThat(looks.getFirst().outcome()).isInstanceOf(Outcome.Unclear.class);
  }

  @Test
  void a_target_can_be_looked_at_at_once() {
    watch(target("a", Duration.ofHours(1)));
    Lab.until(SOON, "the first look", () -> looks.size() == 1);
    pacer.atOnce("a");
    Lab.until(SOON, "the second look", () -> looks.size() == 2);
  }

  @Test
  void a_target_that_lets_go_and_refuses_is_looked_at_as_often_as_a_verdict_needs() {
    probes.put("a", new FakeProbe(CompletableFuture.completedFuture(REFUSED)));
    watch(target("a", Duration.ofHours(1)));
    Lab.until(SOON, "the first look", () -> looks.size() == 1);
    probes.get("a").fallen.run();
    Lab.until(SOON, "two more looks", () -> looks.size() == 3);
    looksAreOver(3);
  }

  @Test
  void a_server_that_always_lets_go_makes_no_storm() {
    watch(target("a", Duration.ofHours(1)));
    Lab.until(SOON, "the first look", () -> looks.size() == 1);
    for (var fall = 1; fall <= 100; fall++) {
      var seen = looks.size();
      probes.get("a").fallen.run();
      if (fall <= 2) {
        Lab.until(SOON, "a look for it", () -> looks.size() > seen);
      }
    }
    looksAreOver(3);
  }

  /** A look that is ordered now comes after every other one that is due. */
  private void looksAreOver(int count) {
    pacer.atOnce("a");
    Lab.until(SOON, "the look that was ordered", () -> looks.size() > count);
    assertThat(looks).hasSize(count + 1);
  }

  @Test
  void a_reload_leaves_alone_what_it_does_not_change() {
    var kept = target("kept", Duration.ofMillis(5));
    watch(kept, target("changed", Duration.ofMillis(5)), target("gone", Duration.ofMillis(5)));
    var before = Map.copyOf(probes);
    pacer.watch(List.of(kept, target("changed", Duration.ofMillis(6))));
    assertThat(before.get("kept").closed).isFalse();
    assertThat(before.get("changed").closed).isTrue();
    assertThat(before.get("gone").closed).isTrue();
    var seen = looks.size();
    Lab.until(SOON, "looks go on", () -> looks.size() > seen + 10);
  }

  private void watch(Target... targets) {
    pacer.watch(List.of(targets));
    pacer.start();
  }

  private void hang(String name) {
    probes.put(name, new FakeProbe(new CompletableFuture<>()));
  }

  private Probe probe(Target target) {
    return probes.compute(
        target.name(),
        (_, known) ->
            known == null || known.closed || known.looks.get() > 0
                ? new FakeProbe(CompletableFuture.completedFuture(PASSED))
                : known);
  }

  private static Target target(String name, Duration every) {
    var pace = new Pace(every, every, every, 2, 3);
    return new Target(
        name, Optional.empty(), new ProbeSpec.Tcp("127.0.0.1", 1), pace, Optional.empty());
  }

  private static final class FakeProbe implements Probe {
    final AtomicInteger looks = new AtomicInteger();
    private final CompletionStage<Outcome> answer;
    volatile Runnable fallen = () -> {};
    volatile boolean closed;

    FakeProbe(CompletionStage<Outcome> answer) {
      this.answer = answer;
    }

    @Override
    public CompletionStage<Outcome> look() {
      looks.incrementAndGet();
      return answer;
    }

    @Override
    public void onFall(Runnable listener) {
      fallen = listener;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
