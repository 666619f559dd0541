package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.AMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Limits.Limit;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Lab;
import io.relevo.libc.Filesystem;
import io.relevo.libc.KernelClock;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostProbeTest {
  private final Waiting waiting = new Waiting();
  @TempDir private Path root;

  /** As it was recorded on a Debian 12 with four processors. */
  @BeforeEach
  void record() throws IOException {
    write("proc/loadavg", "2.00 1.10 0.52 3/412 90210\n");
    write(
        "proc/meminfo",
        """
        MemTotal:       16384000 kB
        MemFree:          220400 kB
        MemAvailable:    4096000 kB
        Buffers:          100204 kB
        SwapTotal:       1000000 kB
        SwapFree:         900000 kB
        """);
    write("proc/sys/fs/file-nr", "2000\t0\t8000\n");
    write("proc/pressure/io", "some avg10=1.25 avg60=0.40 avg300=0.05 total=12\nfull avg10=0.00\n");
    write("sys/devices/system/cpu/online", "0-2,4\n");
    process(1, "systemd", "/sbin/init\0splash", 'S');
    process(812, "nginx", "nginx: master process /usr/sbin/nginx", 'S');
    process(900, "java", "/usr/bin/java\0-jar\0a.jar", 'Z');
    process(901, "relevo-with-a-l", "/opt/relevo-with-a-long-name\0run", 'R');
    write("sys/fs/cgroup/cgroup.procs", "1\n");
    write("sys/fs/cgroup/system.slice/nginx.service/cgroup.procs", "812\n813\n");
    write("sys/fs/cgroup/system.slice/cron.service/cgroup.procs", "");
    write("sys/fs/cgroup/system.slice/system-app.slice/app@1.service/cgroup.procs", "");
    write("sys/fs/cgroup/system.slice/system-app.slice/app@1.service/web/cgroup.procs", "77\n");
  }

  @Test
  void it_reads_what_the_kernel_says() {
    assertThat(look(List.of(), List.of()).measures())
        .contains(
            Measured.of(Measure.LOAD, 0.5),
            Measured.of(Measure.MEMORY, 75),
            Measured.of(Measure.SWAP, 10),
            Measured.of(Measure.FILES, 25),
            new Measured("pressure", "io", 1.25));
  }

  @ParameterizedTest
  @CsvSource({"systemd", "init", "nginx", "relevo-with-a-long-name"})
  void a_process_is_known_by_its_name_or_its_program(String name) {
    assertThat(look(List.of(name), List.of())).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @CsvSource({"java", "ngin", "NGINX", "a.jar"})
  void what_does_not_run_is_named(String name) {
    assertThat(look(List.of("nginx", name), List.of()).phrase())
        .isEqualTo("not-running: no process " + name);
  }

  @ParameterizedTest
  @CsvSource({"nginx.service", "app@1.service"})
  void a_service_with_a_process_runs(String unit) {
    assertThat(look(List.of(), List.of(unit))).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @CsvSource({"cron.service", "none.service"})
  void a_service_without_a_process_does_not(String unit) {
    assertThat(look(List.of(), List.of(unit)).phrase())
        .isEqualTo("not-running: no process of " + unit);
  }

  @Test
  void services_are_found_where_both_hierarchies_are_mounted() throws IOException {
    Files.delete(root.resolve("sys/fs/cgroup/cgroup.procs"));
    write("sys/fs/cgroup/systemd/cgroup.procs", "1\n");
    write("sys/fs/cgroup/systemd/system.slice/bind9.service/cgroup.procs", "5\n");
    assertThat(look(List.of(), List.of("bind9.service"))).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @CsvSource({"LOAD, 0.5", "MEMORY, 75", "SWAP, 10", "FILES, 25"})
  void what_reaches_its_limit_degrades_it(Measure measure, double at) {
    var limits = new Limits(List.of(new Limit(measure, at)), List.of());
    assertThat(look(spec(limits, List.of()), AMPLE).phrase())
        .startsWith("passed, but saturated: " + measure.key());
  }

  @Test
  void the_room_of_a_real_disk_is_read() throws IOException {
    var store = Files.getFileStore(root);
    var disk = new HostDisk(root).measures(Filesystem.of(root)).getFirst();
    var used = store.getTotalSpace() - store.getUnallocatedSpace();
    assertThat(disk.of()).isEqualTo(root.toString());
    assertThat(disk.value()).isCloseTo(100.0 * used / (used + store.getUsableSpace()), within(1.0));
  }

  @Test
  void a_full_disk_is_down_where_the_limit_says_so() {
    var limits = new Limits(List.of(), List.of(new Limit(Measure.DISK, 0)));
    var failed = (Failed) look(spec(limits, List.of(root)), AMPLE);
    assertThat(failed.cause()).isEqualTo(Cause.SATURATED);
    assertThat(failed.detail()).startsWith("disk of " + root);
  }

  @Test
  void inodes_are_of_those_there_are() {
    var found = new Filesystem(1000, 500, 400, 200, 50);
    assertThat(new HostDisk(Path.of("/var")).measures(found))
        .containsExactly(
            Measured.of(Measure.DISK, "/var", 100.0 * 500 / 900),
            Measured.of(Measure.INODES, "/var", 75));
    assertThat(new HostDisk(Path.of("/")).measures(new Filesystem(10, 10, 10, 0, 0))).hasSize(1);
  }

  @Test
  void a_disk_that_is_not_there_is_gone() {
    var failed = (Failed) look(spec(Limits.NONE, List.of(Path.of("/no/such/disk"))), AMPLE);
    assertThat(failed.cause()).isEqualTo(Cause.DISK_GONE);
    assertThat(failed.measures()).isNotEmpty();
  }

  @Test
  void a_disk_that_hangs_is_found_and_costs_one_thread() {
    var answered = new CountDownLatch(1);
    var asked = new AtomicInteger();
    var disk = new HostDisk(Path.of("/mnt/nfs"));
    try (var probe = probe(spec(Limits.NONE, List.of()), Duration.ofMillis(300))) {
      probe.part(
          waiting.free(),
          () -> {
            asked.incrementAndGet();
            await(answered);
            return HostPart.measured(List.of());
          },
          disk.hung());
      for (int i = 0; i < 5; i++) {
        var failed = (Failed) probe.look().toCompletableFuture().join();
        assertThat(failed.phrase()).isEqualTo("disk-hung: /mnt/nfs does not say how full it is");
        assertThat(failed.measures()).contains(Measured.of(Measure.LOAD, 0.5));
      }
      assertThat(asked).hasValue(1);
      answered.countDown();
      Lab.until(
          AMPLE,
          "it is well again",
          () -> probe.look().toCompletableFuture().join() instanceof Passed);
    }
  }

  @Test
  void a_clock_that_nobody_keeps_is_a_flaw_and_no_figure() {
    var part = HostClock.judged(new KernelClock(0, 16, false));
    assertThat(part.measures()).isEmpty();
    assertThat(part.flaw().orElseThrow().phrase())
        .isEqualTo("clock: no time service keeps the clock");
  }

  @Test
  void a_clock_is_off_by_what_remains_and_what_is_not_sure() {
    assertThat(HostClock.judged(new KernelClock(-0.25, 0.5, true)).measures())
        .containsExactly(Measured.of(Measure.CLOCK, 0.75));
  }

  @Test
  void a_clock_without_a_limit_is_not_asked() {
    assertThat(HostClock.matters(Limits.NONE)).isFalse();
    assertThat(HostClock.matters(new Limits(List.of(), List.of(new Limit(Measure.CLOCK, 1)))))
        .isTrue();
  }

  @Test
  void this_machine_is_read() {
    var clock = new Limits(List.of(new Limit(Measure.CLOCK, 1)), List.of());
    var spec =
        new ProbeSpec.Host(
            List.of(Path.of("/"), Path.of("/proc")), List.of("java"), List.of(), clock);
    var probe = new HostProbe(new HostTree(Path.of("/")), waiting.free(), spec, AMPLE);
    var outcome = probe.look().toCompletableFuture().join();
    assertThat(outcome).isInstanceOf(Passed.class);
    assertThat(outcome.measures())
        .extracting(Measured::name)
        .contains("load", "memory", "files", "disk");
    assertThat(outcome.measures())
        .filteredOn(measured -> measured.name().equals("memory"))
        .allSatisfy(memory -> assertThat(memory.value()).isBetween(1.0, 100.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "a b c", "-1", "nan", "99999999999999999999999999999999", "MemTotal:"})
  void what_the_kernel_never_says_is_unclear(String text) throws IOException {
    for (var file : List.of("proc/loadavg", "proc/meminfo", "proc/sys/fs/file-nr")) {
      record();
      write(file, text);
      assertThat(look(List.of(), List.of()))
          .isEqualTo(
              new Unclear(
                  "/proc/" + file.substring("proc/".length()) + ": must be as proc(5) has it"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void random_bytes_are_an_outcome(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      for (var file :
          List.of(
              "proc/loadavg",
              "proc/meminfo",
              "proc/pressure/io",
              "proc/812/stat",
              "proc/812/comm",
              "proc/812/cmdline",
              "sys/devices/system/cpu/online",
              "sys/fs/cgroup/system.slice/nginx.service/cgroup.procs")) {
        var bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        Files.write(root.resolve(file), bytes);
      }
      var outcome = look(List.of("nginx"), List.of("nginx.service"));
      assertThat(outcome.phrase()).doesNotContain("Exception").hasSizeLessThan(250);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome look(List<String> processes, List<String> units) {
    return look(new ProbeSpec.Host(List.of(), processes, units, Limits.NONE), AMPLE);
  }

  private static ProbeSpec.Host spec(Limits limits, List<Path> disks) {
    return new ProbeSpec.Host(disks, List.of(), List.of(), limits);
  }

  private Outcome look(ProbeSpec.Host spec, Duration timeout) {
    try (var probe = probe(spec, timeout)) {
      return probe.look().toCompletableFuture().join();
    }
  }

  private HostProbe probe(ProbeSpec.Host spec, Duration timeout) {
    return new HostProbe(new HostTree(root), waiting.free(), spec, timeout);
  }

  private void process(int pid, String comm, String command, char state) throws IOException {
    write("proc/%d/comm".formatted(pid), comm + "\n");
    write("proc/%d/cmdline".formatted(pid), command);
    write("proc/%d/stat".formatted(pid), "%d (%s) %c 1 1 1".formatted(pid, comm, state));
  }

  private void write(String file, String text) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
