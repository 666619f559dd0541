package io.relevo.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real HAProxy: a frontend {@code users}, a backend {@code web}, its runtime socket as a file and
 * over TCP, and its statistics page. On the loopback its servers are {@code n1}, {@code n2}…, and
 * unless said otherwise they are checked every tenth of a second and take one connection each.
 */
public final class HaProxy implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(10);
  private static final int SIGUSR2 = 12;
  private static final int ANSWERS_IN_A_ROW = 20;

  /** HAProxy 2.6 loses a signal that comes just after its start, though it answers already. */
  private static final Duration LOST_AFTER = Duration.ofSeconds(3);

  /** The bit of {@code srv_admin_state} that {@code state drain} sets. */
  private static final int DRAINED = 8;

  private static final String USUAL = "inter 100ms fall 1 rise 1 weight 100 maxconn 1";

  private final HaProxyConfig config;
  private final Path folder;
  private final int port = Lab.freePort();
  private final int stats = Lab.freePort();
  private Started started;

  private HaProxy(HaProxyConfig config, Path folder) throws IOException {
    this.config = config;
    this.folder = folder;
    Files.writeString(folder.resolve("haproxy.cfg"), config.text(folder, port, stats));
    this.started = run();
  }

  private Started run() {
    return config
        .place()
        .spawn(
            folder.resolve("haproxy.log"),
            "haproxy",
            "-W",
            "-db",
            "-f",
            folder.resolve("haproxy.cfg").toString())
        .await(READY, "HAProxy of " + folder + " answers", this::answers);
  }

  /** Starts it before servers at these ports of the loopback; the folder is its own. */
  public static HaProxy start(Path folder, List<Integer> servers) {
    return start(folder, servers, USUAL);
  }

  /** The same with {@code default-server} as said. */
  public static HaProxy start(Path folder, List<Integer> servers, String usual) {
    var names =
        IntStream.range(0, servers.size())
            .mapToObj(i -> "n%d 127.0.0.1:%d".formatted(i + 1, servers.get(i)))
            .toList();
    return start(new HaProxyConfig(Place.loopback(), Lab.freePort(), names, usual), folder);
  }

  /** Starts it and waits until it answers; the folder is its own. */
  public static HaProxy start(HaProxyConfig config, Path folder) {
    try {
      return new HaProxy(config, Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its runtime socket as a file. */
  public Path socket() {
    return folder.resolve("admin.sock");
  }

  /** The same for those who may only look. */
  public Path userSocket() {
    return folder.resolve("user.sock");
  }

  /** Its runtime socket over TCP. */
  public int port() {
    return port;
  }

  /** Its statistics page as CSV. */
  public URI page() {
    return URI.create("http://127.0.0.1:" + stats + "/stats;csv");
  }

  /** Where its users come in. */
  public int users() {
    return config.users();
  }

  /**
   * What it makes of each server of {@code web}: {@code UP 100} with its weight, {@code DOWN 100},
   * or {@code DRAIN} whatever its checks say.
   */
  public SortedMap<String, String> servers() {
    var servers = new TreeMap<String, String>();
    for (var row : rows("show stat web 4 -1", ",", "# pxname")) {
      servers.put(row.get("svname"), row.get("status") + " " + row.get("weight"));
    }
    for (var row : rows("show servers state web", " ", "# be_id")) {
      if ((Integer.parseInt(row.get("srv_admin_state")) & DRAINED) > 0) {
        servers.put(row.get("srv_name"), "DRAIN");
      }
    }
    return servers;
  }

  /** The rows below the line that begins so and names the columns, by those names. */
  private List<Map<String, String>> rows(String command, String between, String head) {
    var lines = say(command).lines().dropWhile(line -> !line.startsWith(head)).toList();
    var names = List.of(lines.getFirst().replaceFirst("# ", "").split(between));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(between))
        .map(
            cells ->
                IntStream.range(0, Math.min(cells.length, names.size()))
                    .boxed()
                    .collect(Collectors.toMap(names::get, i -> cells[i])))
        .toList();
  }

  /** Says one line to its runtime socket and returns the answer. */
  public String say(String command) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket()));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      var answer = new ByteArrayOutputStream();
      Channels.newInputStream(channel).transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads its configuration anew in a new process, and waits until that one alone answers. */
  public void reload() {
    String before = pid();
    started.signal(SIGUSR2);
    if (!Lab.within(LOST_AFTER, () -> !pid().equals(before))) {
      started.signal(SIGUSR2);
    }
    Lab.until(READY, "only another process answers", () -> everyAnswerIsNotOf(before));
  }

  /** For a moment both processes listen, and either may answer. */
  private boolean everyAnswerIsNotOf(String before) {
    return IntStream.range(0, ANSWERS_IN_A_ROW).allMatch(_ -> answers() && !pid().equals(before));
  }

  private String pid() {
    return say("show info").lines().filter(line -> line.startsWith("Pid:")).findFirst().orElse("");
  }

  private boolean answers() {
    try {
      return !pid().isEmpty();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Freezes it: connections are accepted by the kernel, nothing answers. */
  public void hang() {
    started.stop();
  }

  /** Ends {@link #hang}. */
  public void resume() {
    started.cont();
  }

  /** Kills it; its sockets stay behind as files. */
  public void kill9() {
    started.kill9();
  }

  /** Starts it again after {@link #kill9}. */
  public void start() {
    started = run();
  }

  @Override
  public void close() {
    started.close();
  }
}
