package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real gdnsd on the loopback, with two addresses of one name, both of them well. */
public final class Gdnsd extends Restartable {
  public static final String FIRST = "127.0.0.1/tcp";
  public static final String SECOND = "127.0.0.2/tcp";

  private static final Duration READY = Duration.ofSeconds(10);

  private final Path folder;
  private final int port = Lab.freePort();
  private final int controlPort = Lab.freePort();
  private final ServerSocket service;

  private Gdnsd(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    this.service = new ServerSocket(0, 50, InetAddress.ofLiteral("0.0.0.0"));
    for (String each : List.of("etc/zones", "run", "state")) {
      Files.createDirectories(folder.resolve(each));
    }
    Files.writeString(folder.resolve("etc/config"), config());
    Files.writeString(folder.resolve("etc/zones/example.test"), zone());
    restart();
  }

  /** Starts it in a folder of its own and waits until it serves its zone. */
  public static Gdnsd start(Path folder) {
    try {
      return new Gdnsd(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  Started run() {
    return Started.spawn(
            folder.resolve("gdnsd.log"), "gdnsd", "-c", folder.resolve("etc").toString(), "start")
        .await(READY, "gdnsd of " + folder, () -> Dig.answers(port, "example.test."));
  }

  private String config() {
    return """
        options => {
          listen => 127.0.0.1:%1$d, tcp_control => 127.0.0.1:%4$d
          run_dir => %2$s/run, state_dir => %2$s/state
        }
        service_types => {
          tcp => {
            plugin => tcp_connect, port => %3$d, interval => 2, timeout => 1,
            up_thresh => 1, ok_thresh => 1, down_thresh => 2
          }
        }
        plugins => {
          multifo => { service_types => tcp, www => { one => 127.0.0.1, two => 127.0.0.2 } }
        }
        """
        .formatted(port, folder, service.getLocalPort(), controlPort);
  }

  private static String zone() {
    return """
        @ SOA ns1 admin 1 7200 1800 259200 60
        @ NS ns1
        ns1 A 127.0.0.1
        www 5 DYNA multifo!www
        """;
  }

  /** Where people and programs force states. */
  public Path adminState() {
    return folder.resolve("state/admin_state");
  }

  /** Its control socket, for the user that it runs as. */
  public URI socket() {
    return URI.create("unix:" + folder.resolve("run/control.sock"));
  }

  /** Its control socket for everybody, which only tells. */
  public URI readOnlySocket() {
    return URI.create("tcp://127.0.0.1:" + controlPort);
  }

  /** What is answered, sorted. */
  public List<String> answer() {
    return Dig.ask(port, "www.example.test.", "A");
  }

  @Override
  public void close() {
    super.close();
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
