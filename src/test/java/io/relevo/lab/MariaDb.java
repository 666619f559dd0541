package io.relevo.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real MariaDB on the loopback. The user {@code relevo} has the rights that the page of the
 * {@code mysql} kind asks for, and no more; everything else is done as its root, over its socket.
 */
public final class MariaDb implements AutoCloseable {
  /** Of the user {@code relevo}. */
  public static final String PASSWORD = "secret of relevo";

  static final String GALERA = "/usr/lib/galera/libgalera_smm.so";
  private static final Duration READY = Duration.ofSeconds(20);
  private static final String OWNER = "mysql";

  private final Folder folder;
  private final int port = Lab.freePort();
  private final int number;
  private final List<Started> sessions = new ArrayList<>();
  private List<String> options;
  private Started started;

  private MariaDb(Folder folder, int number, String... options) {
    this.folder = folder;
    this.number = number;
    this.options = List.of(options);
    this.started = run();
  }

  /** A master with the users. */
  public static MariaDb alone() {
    var master = new MariaDb(installed(), 1);
    master.people();
    return master;
  }

  /** The first node of a Galera cluster, with the users. */
  public static MariaDb galera() {
    var listen = "gmcast.listen_addr=tcp://127.0.0.1:%d;gcache.size=1M".formatted(Lab.freePort());
    var node =
        new MariaDb(
            installed(),
            1,
            "--binlog-format=ROW",
            "--wsrep-on=ON",
            "--wsrep-provider=" + GALERA,
            "--wsrep-cluster-address=gcomm://",
            "--wsrep-node-address=127.0.0.1",
            "--wsrep-provider-options=" + listen);
    node.people();
    return node;
  }

  /** Of a node of a Galera cluster: it looks for others, and finds none. */
  public void cutOff() {
    aside(client("SET GLOBAL wsrep_cluster_address = 'gcomm://127.0.0.1:1'"));
  }

  private static Folder installed() {
    Folder first = Folder.create("mariadb");
    chown(first.path());
    Command.run(
        as(
            "mariadb-install-db",
            "--no-defaults",
            "--datadir=" + first.path().resolve("data"),
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    return first;
  }

  /** A master with the users, and a replica made from the same folder. */
  public static List<MariaDb> pair() {
    Folder first = installed();
    Folder second = Folder.create("mariadb");
    Command.run("cp", "-a", first.path().resolve("data").toString(), second.path().toString());
    chown(second.path());
    var master = new MariaDb(first, 1);
    var replica = new MariaDb(second, 2);
    master.people();
    replica.follow(master);
    return List.of(master, replica);
  }

  private static void chown(Path folder) {
    if (Lab.root()) {
      Command.run("chown", OWNER + ":", folder.toString());
    }
  }

  /** MariaDB refuses to be root. */
  private static String[] as(String... command) {
    return Lab.root() ? Command.concat(Owner.become(OWNER), command) : command;
  }

  private void people() {
    sql(
        """
        CREATE USER repl@'127.0.0.1' IDENTIFIED BY 'secret of repl';
        GRANT REPLICATION SLAVE ON *.* TO repl@'127.0.0.1';
        CREATE DATABASE shop;
        CREATE TABLE shop.t (id INT PRIMARY KEY);
        CREATE USER holder@localhost;
        GRANT ALL ON shop.* TO holder@localhost
        """);
    sql(Grants.of("mysql", PASSWORD, List.of("-- MySQL")));
  }

  /** Begins to replicate from the very first transaction. */
  public void follow(MariaDb master) {
    sql(
        """
        STOP SLAVE; CHANGE MASTER TO master_host='127.0.0.1', master_port=%d, master_user='repl',
        master_password='secret of repl', master_use_gtid=slave_pos, master_delay=0,
        master_connect_retry=1; START SLAVE
        """
            .formatted(master.port));
  }

  private Started run() {
    Path data = folder.path().resolve("data");
    Started run =
        Started.spawn(
            folder.path().resolve("log"),
            as(
                Command.concat(
                    List.of(
                        "mariadbd",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + socket(),
                        "--pid-file=" + folder.path().resolve("pid"),
                        "--server-id=" + number,
                        "--log-bin=bin",
                        "--skip-name-resolve",
                        "--innodb-buffer-pool-size=8M",
                        "--innodb-flush-log-at-trx-commit=2",
                        "--max-connections=30",
                        "--read-only=" + (number - 1)),
                    options.toArray(String[]::new))));
    try {
      return run.await(READY, "mariadb listens on " + port, this::answers);
    } catch (AssertionError e) {
      run.close();
      throw e;
    }
  }

  private boolean answers() {
    try {
      return Tcp.listens(Place.loopback(), port) && sql("SELECT 1").equals("1");
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private String socket() {
    return folder.path().resolve("s").toString();
  }

  public int port() {
    return port;
  }

  /** What its root gets for some statements: a line for each row, tabs between columns. */
  public String sql(String statements) {
    return Command.run(client(statements)).strip();
  }

  private String[] client(String statements) {
    return client("root", statements);
  }

  private String[] client(String user, String statements) {
    return Stream.of("mariadb", "--no-defaults", "-S", socket(), "-u" + user, "-NBe", statements)
        .toArray(String[]::new);
  }

  /** A session that runs some statements on its own, until {@link #endSessions}. */
  public void session(String statements) {
    aside(client("holder", statements));
  }

  private void aside(String... command) {
    sessions.add(Started.spawn(folder.path().resolve("sessions"), command));
  }

  public void endSessions() {
    sessions.forEach(Started::close);
    if (!sessions.isEmpty()) {
      // a sleeping statement notices only after five seconds that its client has gone
      sql("KILL USER holder@localhost");
    }
    sessions.clear();
  }

  /** Encrypts with this certificate and this key from now on, for whoever asks for it. */
  public void encrypt(Path certificate, Path key) {
    Owner.give(OWNER, certificate, folder.path().resolve("server.crt"));
    Owner.give(OWNER, key, folder.path().resolve("server.key"));
    if (options.isEmpty()) {
      options =
          List.of(
              "--ssl-cert=" + folder.path().resolve("server.crt"),
              "--ssl-key=" + folder.path().resolve("server.key"));
      kill();
      start();
    } else {
      sql("FLUSH SSL");
    }
  }

  /** Everything of it stands still; the kernel goes on accepting connections. */
  public void freeze() {
    started.stop();
  }

  public void thaw() {
    started.cont();
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
    if (Lab.root()) {
      Command.run("chown", "-R", "root:", folder.path().toString());
    }
    folder.close();
  }
}
