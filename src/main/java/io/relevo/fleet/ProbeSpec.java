package io.relevo.fleet;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a look at a target is; the record's name is the key in the configuration. */
public sealed interface ProbeSpec {
  /** One address in words, for mails and {@code why}. */
  String where();

  /** The targets that receive what it writes, and can speak for it while it is silent. */
  default List<String> witnesses() {
    return List.of();
  }

  /** Whether only the agent on the target's own host can look. */
  default boolean local() {
    return false;
  }

  /** An HTTP request and what its answer must be. */
  record Http(URI url, Expect expect, Connections connections) implements ProbeSpec {
    /** Each look on a connection of its own. */
    public Http(URI url, Expect expect) {
      this(url, expect, Connections.NONE_HELD);
    }

    @Override
    public String where() {
      return url.toString();
    }
  }

  /**
   * An nginx: an HTTP request, and its {@code stub_status} page where one is named.
   *
   * @param stubStatus the address of the page
   */
  record Nginx(URI url, Optional<URI> stubStatus, Expect expect, Connections connections)
      implements ProbeSpec {
    /** Each look on a connection of its own, which is the sentinel until the next one. */
    public Nginx(URI url, Optional<URI> stubStatus, Expect expect) {
      this(url, stubStatus, expect, Connections.SENTINEL);
    }

    @Override
    public String where() {
      return url.toString();
    }
  }

  /**
   * A TCP connection that is accepted, and what is said on it.
   *
   * @param dialogue step by step; empty where to be accepted is enough
   * @param connections what is held between looks, where there is no dialogue
   */
  record Tcp(String host, int port, List<Step> dialogue, Connections connections)
      implements ProbeSpec {
    /**
     * One step of a dialogue.
     *
     * @param send what is said first; empty to listen only
     * @param expect what the answer must then contain
     * @param matches a regular expression that must then be found in the answer
     */
    public record Step(Optional<String> send, Optional<String> expect, Optional<String> matches) {}

    /** Nothing is held between looks. */
    public Tcp(String host, int port, List<Step> dialogue) {
      this(host, port, dialogue, Connections.NONE_HELD);
    }

    public Tcp(String host, int port) {
      this(host, port, List.of());
    }

    @Override
    public String where() {
      return host + ":" + port;
    }
  }

  /**
   * A Nagios plugin: a program that says by its exit code how a target is.
   *
   * @param command the program's path and its arguments, never given to a shell
   */
  record Plugin(List<String> command) implements ProbeSpec {
    /** Without the arguments: a password may be among them. */
    @Override
    public String where() {
      return command.getFirst();
    }

    @Override
    public boolean local() {
      return true;
    }
  }

  /**
   * An HAProxy: what it says of its servers, its sessions and its queues.
   *
   * @param backend the one that matters; all of them when empty
   */
  record Haproxy(Source source, Optional<String> backend, Limits limits) implements ProbeSpec {
    /** Where HAProxy tells its state. */
    public sealed interface Source {}

    /** Its runtime socket as a file of this host. */
    public record Socket(Path path) implements Source {}

    /** Its runtime socket over TCP. */
    public record Port(String host, int port) implements Source {}

    /** Its statistics page, as CSV. */
    public record Page(URI url) implements Source {}

    @Override
    public String where() {
      return switch (source) {
        case Socket(Path path) -> path.toString();
        case Port(String host, int port) -> host + ":" + port;
        case Page(URI url) -> url.toString();
      };
    }

    @Override
    public boolean local() {
      return source instanceof Socket;
    }
  }

  /**
   * A host itself, seen from within.
   *
   * @param disks a path on each of them
   * @param processes by their names
   * @param units of systemd, by their whole names
   */
  record Host(List<Path> disks, List<String> processes, List<String> units, Limits limits)
      implements ProbeSpec {
    @Override
    public String where() {
      return "/proc, and " + disks.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    @Override
    public boolean local() {
      return true;
    }
  }

  /**
   * A certificate: its chain, its name, how long it is still valid, and the protocol it is shown
   * in.
   *
   * @param name the name it must be for
   * @param least the oldest protocol that will do
   * @param startTls what is said in plain text first
   */
  record Tls(String host, int port, String name, TlsVersion least, StartTls startTls, Limits limits)
      implements ProbeSpec {

    @Override
    public String where() {
      return host + ":" + port + " (" + name + ")";
    }
  }

  /**
   * A mail server, asked whether it would take a mail; none is sent.
   *
   * @param startTls the name that the certificate must be for, where TLS must be begun
   * @param hello what we call ourselves; empty for our own address
   * @param from the sender; empty for the null sender of a bounce
   * @param to whom the mail would be for; empty to stop at the greeting
   */
  record Smtp(
      String host,
      int port,
      Optional<String> startTls,
      Optional<String> hello,
      String from,
      Optional<String> to)
      implements ProbeSpec {
    @Override
    public String where() {
      return host + ":" + port;
    }
  }

  /**
   * A keepalived and its virtual address.
   *
   * @param address that must be on exactly one of the hosts that share it
   * @param pid its pid file
   * @param fifo where it tells changes of role, to Relevo alone
   * @param instance whose changes count; all of them when empty
   */
  record Keepalived(
      String address, Optional<Path> pid, Optional<Path> fifo, Optional<String> instance)
      implements ProbeSpec {
    @Override
    public String where() {
      return address;
    }

    @Override
    public boolean local() {
      return true;
    }
  }

  /** A MariaDB or MySQL: logs in and asks for its role, its replication and its load. */
  record Mysql(Login login, Duty duty, List<String> witnesses, Limits limits) implements ProbeSpec {
    @Override
    public String where() {
      return login.at().toString();
    }
  }

  /**
   * Something that must report by itself in time: a job, a backup.
   *
   * @param name the target's, by which it reports
   * @param file whose age is the report; empty where it reports by {@code relevo beat}
   * @param grace how late a report may be
   * @param atLeast the smallest plausible size of the file in bytes
   */
  record Heartbeat(String name, Optional<Path> file, Rhythm rhythm, Duration grace, long atLeast)
      implements ProbeSpec {
    @Override
    public String where() {
      return file.map(Path::toString).orElse("relevo beat " + name);
    }

    @Override
    public boolean local() {
      return true;
    }
  }

  /**
   * What some name servers answer.
   *
   * @param resolvers by their literal addresses
   * @param expect the records that are expected; empty for any
   * @param exact whether all of them must be there, else any of them will do
   * @param leastTtl the shortest time for which a record may be kept
   * @param mostTtl the longest
   * @param subnet the region for which is asked
   * @param samples how often each is asked in one look
   */
  record Dns(
      String name,
      RecordType type,
      List<Endpoint> resolvers,
      List<String> expect,
      boolean exact,
      Optional<Duration> leastTtl,
      Optional<Duration> mostTtl,
      Optional<Subnet> subnet,
      int samples)
      implements ProbeSpec {
    @Override
    public String where() {
      return type + " of " + name;
    }
  }

  /**
   * A PostgreSQL: logs in and asks for its role, its replication and its room.
   *
   * @param database that is logged in to; any will do where there is no heartbeat
   * @param patroni the API of the Patroni that manages it
   */
  record Postgresql(
      Login login,
      String database,
      Duty duty,
      List<String> witnesses,
      Optional<URI> patroni,
      Limits limits)
      implements ProbeSpec {
    @Override
    public String where() {
      return login.at().toString();
    }
  }
}
