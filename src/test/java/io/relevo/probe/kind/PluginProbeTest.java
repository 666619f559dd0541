package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.AMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import io.relevo.probe.Outcome.Unclear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginProbeTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Path PLUGINS = Path.of("/usr/lib/nagios/plugins");

  private final Waiting waiting = new Waiting();
  @TempDir private Path folder;

  @Test
  void ok_passes_with_its_figures() {
    var passed = (Passed) run("echo \"DISK OK | '/'=12MB;20;30;0;40 time=5ms\"");
    assertThat(passed.flaw()).isEmpty();
    assertThat(passed.measures())
        .containsExactly(
            new Measured("perfdata", "/", 12 * 1024 * 1024.0),
            new Measured("perfdata", "time", 0.005));
  }

  @Test
  void a_warning_passes_with_a_flaw() {
    var flaw = ((Passed) run("echo 'LOAD WARNING - 9.1|load1=9.1;5;10'; exit 1")).flaw();
    assertThat(flaw.orElseThrow().phrase()).isEqualTo("warning: LOAD WARNING - 9.1");
  }

  @Test
  void critical_fails_and_keeps_its_figures() {
    var failed = (Failed) run("echo 'LOAD CRITICAL|load1=19'; exit 2");
    assertThat(failed.phrase()).isEqualTo("critical: LOAD CRITICAL");
    assertThat(failed.measures()).containsExactly(new Measured("perfdata", "load1", 19));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo none; exit 3     | the plugin says UNKNOWN (exit 3): none",
        "exit 4                | the plugin ended with 4, which means nothing: (it printed nothing)",
        "kill -SEGV $$         | the plugin was killed by signal 11: (it printed nothing)",
        "echo x; exit 126      | the plugin cannot be run (exit 126): x",
        "echo x; exit 127      | the plugin is not there (exit 127): x",
        "printf 'OK\\0\\0'     | the plugin printed zero bytes (exit 0): OK\\x00\\x00",
        "sleep 60 & echo OK    | the plugin ended with 0 and left a process that holds its output open"
      })
  void an_odd_ending_is_unclear_and_says_why(String script, String why) {
    assertThat(run(script)).isEqualTo(new Unclear(why));
  }

  @Test
  void what_is_no_program_is_unclear() throws IOException {
    assertThat(look(List.of("/no/such/plugin"), AMPLE).phrase())
        .contains("is not there (exit 127)", "/no/such/plugin");
    var text = Files.writeString(folder.resolve("text"), "not a program");
    assertThat(look(List.of(text.toString()), AMPLE).phrase()).contains("cannot be run (exit 126)");
  }

  @Test
  void a_time_out_kills_it_and_its_grandchildren() throws IOException {
    var pids = folder.resolve("pids");
    var script =
        """
        echo $$ >>%1$s
        (sleep 61 & echo $! >>%1$s; setsid sleep 62 & echo $! >>%1$s; wait) &
        trap '' TERM
        sleep 63
        """
            .formatted(pids);
    assertThat(look(script(script), SHORT).phrase())
        .isEqualTo(
            "unclear: the plugin did not end within 500 ms, and was killed with all it started");
    var started = Files.readAllLines(pids).stream().map(Long::valueOf).toList();
    assertThat(started).hasSize(3);
    Lab.until(AMPLE, "all are gone", () -> started.stream().noneMatch(PluginProbeTest::runs));
  }

  @Test
  void who_left_a_process_behind_is_not_run_again_before_that_has_ended() {
    var spec = new ProbeSpec.Plugin(script("setsid -f sleep 2; echo OK"));
    var probe = new PluginProbe(waiting, spec, AMPLE);
    assertThat(join(probe).phrase()).contains("holds its output open");
    assertThat(join(probe).phrase()).contains("last run was killed, and does not end");
    Lab.until(AMPLE, "it runs again", () -> join(probe).phrase().contains("its output open"));
  }

  @Test
  void its_environment_is_clean_and_its_input_empty() {
    var passed = run("cat; echo \"$(env | grep -v '^_=\\|PWD=\\|SHLVL=' | sort | xargs)\"; exit 1");
    assertThat(passed.phrase())
        .isEqualTo("passed, but warning: HOME=/ LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin");
  }

  @Test
  void its_arguments_are_seen_by_no_shell() {
    var arguments = List.of("/usr/bin/printf", "%s", "$(id) `id` ; exit 2 > x | \"");
    assertThat(look(arguments, AMPLE)).isInstanceOf(Passed.class);
  }

  @Test
  void a_place_is_waited_for_outside_of_the_time_out() {
    var scripts =
        IntStream.range(0, 3 * Waiting.MOST_PLUGINS)
            .mapToObj(i -> probe(script("sleep 0.3; echo OK"), Duration.ofSeconds(2)).look())
            .toList();
    assertThat(scripts)
        .allSatisfy(
            look -> assertThat(look.toCompletableFuture().join()).isEqualTo(Lookout.SERVING));
  }

  @Test
  void a_megabyte_without_a_newline_is_cut() {
    var passed = (Passed) run("head -c 1000000 /dev/zero | tr '\\0' x; exit 1");
    assertThat(passed.phrase()).hasSizeLessThan(230).endsWith("xxx…");
  }

  @Test
  void who_never_stops_printing_is_stopped() {
    assertThat(look(List.of("/usr/bin/yes"), SHORT)).isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void random_bytes_are_an_outcome(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      var bytes = new byte[random.nextInt(5_000)];
      random.nextBytes(bytes);
      var file = Files.write(folder.resolve("bytes"), bytes);
      var outcome = run("cat %s; exit %d".formatted(file, random.nextInt(4)));
      assertThat(outcome.phrase()).doesNotContain("defect", "Exception").hasSizeLessThan(250);
    }
  }

  @Test
  void the_monitoring_plugins_are_understood() {
    assumeTrue(Files.isExecutable(PLUGINS.resolve("check_http")), "monitoring-plugins-basic");
    assertThat(look(plugin("check_procs", "-c", "1:"), AMPLE).measures())
        .anySatisfy(figure -> assertThat(figure.of()).isEqualTo("procs"));
    assertThat(look(plugin("check_load", "-w", "0", "-c", "100000"), AMPLE).phrase())
        .contains("warning: ", "load");
    assertThat(look(plugin("check_disk", "-w", "100%", "-p", "/"), AMPLE).measures()).hasSize(1);
    assertThat(look(plugin("check_dummy", "3", "text"), AMPLE)).isInstanceOf(Unclear.class);
    var port = String.valueOf(Lab.freePort());
    var refused = look(plugin("check_tcp", "-H", "127.0.0.1", "-p", port), AMPLE);
    assertThat(((Failed) refused).cause()).isEqualTo(Cause.CRITICAL);
    assertThat(refused.phrase()).contains("refused");
  }

  private static List<String> plugin(String name, String... arguments) {
    return IntStream.rangeClosed(0, arguments.length)
        .mapToObj(i -> i == 0 ? PLUGINS.resolve(name).toString() : arguments[i - 1])
        .toList();
  }

  private Outcome run(String script) {
    return look(script(script), AMPLE);
  }

  private static List<String> script(String script) {
    return List.of("/bin/bash", "-c", script);
  }

  private Outcome look(List<String> command, Duration timeout) {
    return join(probe(command, timeout));
  }

  private static Outcome join(Probe probe) {
    return probe.look().toCompletableFuture().join();
  }

  private PluginProbe probe(List<String> command, Duration timeout) {
    return new PluginProbe(waiting, new ProbeSpec.Plugin(command), timeout);
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
