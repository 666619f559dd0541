package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on the loopback. The role {@code relevo} has the rights that the page of the
 * {@code postgresql} kind asks for, and no more; everything else is done as its superuser.
 */
public final class Postgres implements AutoCloseable {
  /** Of the role {@code relevo}. */
  public static final String PASSWORD = "secret of relevo";

  static final String BIN = "/usr/lib/postgresql/15/bin";
  private static final Duration READY = Duration.ofSeconds(20);
  private static final String OWNER = "postgres";

  private final Folder folder;
  private final int port = Lab.freePort();
  private final List<Started> sessions = new ArrayList<>();
  private Started started;

  private Postgres(Folder folder) {
    this.folder = folder;
    configure();
    this.started = run();
  }

  /** A master with the roles. */
  public static Postgres alone() {
    Folder first = folder();
    Command.run(
        as("initdb", "-D", data(first).toString(), "-A", "trust", "-U", OWNER, "--no-sync"));
    // its own lines trust everybody, and the first line that fits counts
    Command.run("rm", data(first).resolve("pg_hba.conf").toString());
    write(
        data(first).resolve("pg_hba.conf"),
        """
        local all all trust
        host all relevo 127.0.0.1/32 scram-sha-256
        host all all 127.0.0.1/32 trust
        host replication all 127.0.0.1/32 trust
        """);
    var master = new Postgres(first);
    master.people();
    return master;
  }

  /** A master with the roles, and a replica that streams from it. */
  public static List<Postgres> pair() {
    var master = alone();
    Folder second = folder();
    Command.run(
        as(
            "pg_basebackup",
            "-h",
            "127.0.0.1",
            "-p",
            "" + master.port,
            "-U",
            "repl",
            "-D",
            data(second).toString(),
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "-S",
            "r1",
            "-C"));
    return List.of(master, new Postgres(second));
  }

  private static Folder folder() {
    Folder folder = Folder.create("postgres");
    if (Lab.root()) {
      Command.run("chown", OWNER + ":", folder.path().toString());
    }
    return folder;
  }

  private static Path data(Folder folder) {
    return folder.path().resolve("data");
  }

  /** PostgreSQL refuses to be root. */
  private static String[] as(String program, String... arguments) {
    var command = Command.concat(List.of(BIN + "/" + program), arguments);
    return Lab.root() ? Command.concat(Owner.become(OWNER), command) : command;
  }

  private void configure() {
    write(
        data(folder).resolve("postgresql.auto.conf"),
        """
        port=%d
        listen_addresses='127.0.0.1'
        unix_socket_directories='%s'
        wal_keep_size=64MB
        shared_buffers=16MB
        max_connections=20
        wal_retrieve_retry_interval=200ms
        wal_receiver_status_interval=1s
        fsync=off
        """
            .formatted(port, folder.path()));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In place, so that it stays the owner's. */
  private static void rewrite(Path file, UnaryOperator<String> change) {
    try {
      Files.writeString(file, change.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void people() {
    sql("CREATE ROLE repl REPLICATION LOGIN; CREATE ROLE holder LOGIN");
    sql(Grants.of("postgresql", PASSWORD, List.of()));
    sql("CREATE TABLE t (id int); GRANT SELECT ON t TO holder");
  }

  private Started run() {
    Started run =
        Started.spawn(folder.path().resolve("log"), as("postgres", "-D", data(folder).toString()));
    try {
      return run.await(READY, "postgres answers on " + port, this::answers);
    } catch (AssertionError e) {
      run.close();
      throw e;
    }
  }

  private boolean answers() {
    try {
      return sql("SELECT 1").equals("1");
    } catch (IllegalStateException e) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  /** What its superuser gets for a statement: a line for each row. */
  public String sql(String statement) {
    return Command.run(psql(OWNER, statement)).strip();
  }

  private String[] psql(String user, String statement) {
    return new String[] {
      "psql",
      "-XAtq",
      "-h",
      folder.path().toString(),
      "-p",
      "" + port,
      "-U",
      user,
      "-d",
      "postgres",
      "-c",
      statement
    };
  }

  /** A session that runs a statement on its own, until {@link #endSessions}. */
  public void session(String statement) {
    sessions.add(Started.spawn(folder.path().resolve("sessions"), psql("holder", statement)));
  }

  public void endSessions() {
    sessions.forEach(Started::close);
    sessions.clear();
    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'holder'");
  }

  /** Encrypts with this certificate and this key from now on, for whoever asks for it. */
  public void encrypt(Path certificate, Path key) {
    Owner.give(OWNER, certificate, folder.path().resolve("server.crt"));
    Owner.give(OWNER, key, folder.path().resolve("server.key"));
    sql("ALTER SYSTEM SET ssl_cert_file = '%s'".formatted(folder.path().resolve("server.crt")));
    sql("ALTER SYSTEM SET ssl_key_file = '%s'".formatted(folder.path().resolve("server.key")));
    sql("ALTER SYSTEM SET ssl = on");
    sql("SELECT pg_reload_conf()");
  }

  /** Lets the role {@code relevo} in over an encrypted connection only. */
  public void demandEncryption() {
    var rules = data(folder).resolve("pg_hba.conf");
    rewrite(rules, text -> "hostnossl all relevo 127.0.0.1/32 reject\n" + text);
    sql("SELECT pg_reload_conf()");
  }

  /** The postmaster alone stands still: nobody new gets in, and whoever is in goes on. */
  public void freezePostmaster() {
    started.signal(Libc.SIGSTOP);
  }

  /** Everything of it stands still. */
  public void freeze() {
    signalAll(Libc.SIGSTOP);
  }

  public void thaw() {
    signalAll(Libc.SIGCONT);
  }

  /** Each of its processes leads a session of its own. */
  private void signalAll(int signal) {
    ProcessHandle.of(started.pid()).stream()
        .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.children()))
        .forEach(process -> Libc.kill(process.pid(), signal));
  }

  public void kill() {
    started.kill9();
  }

  /** Comes back after {@link #kill}. */
  public void start() {
    started = run();
  }

  /** What it has logged. */
  public String log() {
    return started.log();
  }

  @Override
  public void close() {
    sessions.forEach(Started::close);
    started.close();
    folder.close();
  }
}
