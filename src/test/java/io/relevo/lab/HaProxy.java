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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real HAProxy on the loopback: a frontend {@code users}, a backend {@code web} with servers
 * {@code n1}, {@code n2}…, its runtime socket as a file and over TCP, and its statistics page.
 * Unless said otherwise, servers are checked every tenth of a second and take one connection each.
 */
public final class HaProxy implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(10);
  private static final int SIGUSR2 = 12;
  private static final int ANSWERS_IN_A_ROW = 20;

  /** HAProxy 2.6 loses a signal that comes just after its start, though it answers already. */
  private static final Duration LOST_AFTER = Duration.ofSeconds(3);

  private static final String USUAL = "inter 100ms fall 1 rise 1 weight 100 maxconn 1";

  private final Path folder;
  private final int users = Lab.freePort();
  private final int port = Lab.freePort();
  private final int stats = Lab.freePort();
  private final Started started;

  private HaProxy(Path folder, List<Integer> servers, String usual) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("haproxy.cfg"), text(servers, usual));
    this.started =
        Place.loopback()
            .spawn(
                folder.resolve("haproxy.log"),
                "haproxy",
                "-W",
                "-db",
                "-f",
                folder.resolve("haproxy.cfg").toString());
    started.await(READY, "HAProxy of " + folder + " answers", this::answers);
  }

  /** Starts it before servers at these ports of the loopback; the folder is its own. */
  public static HaProxy start(Path folder, List<Integer> servers) {
    return start(folder, servers, USUAL);
  }

  /** The same with {@code default-server} as said. */
  public static HaProxy start(Path folder, List<Integer> servers, String usual) {
    try {
      return new HaProxy(Files.createDirectories(folder), servers, usual);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(List<Integer> servers, String usual) {
    return """
        global
          stats socket %1$s/admin.sock mode 660 level admin expose-fd listeners
          stats socket %1$s/user.sock mode 660 level user
          stats socket ipv4@127.0.0.1:%2$d level admin
        defaults
          mode http
          timeout connect 1s
          timeout client 30s
          timeout server 30s
        frontend users
          bind 127.0.0.1:%3$d
          maxconn 100
          default_backend web
        listen stats
          bind 127.0.0.1:%4$d
          stats enable
          stats uri /stats
        backend web
          option httpchk GET /
          timeout queue 30s
          default-server %6$s
        %5$s
        """
        .formatted(
            folder,
            port,
            users,
            stats,
            IntStream.range(0, servers.size())
                .mapToObj(i -> "  server n%d 127.0.0.1:%d check".formatted(i + 1, servers.get(i)))
                .collect(Collectors.joining("\n")),
            usual);
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
    return users;
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

  @Override
  public void close() {
    started.close();
  }
}
