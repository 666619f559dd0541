package io.relevo.journal.sqlite;

import io.relevo.journal.JournalException;
import io.relevo.json.Json;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/**
 * The connection to the file, one thread at a time. A transaction is on the disk when it returns:
 * the write-ahead log is synced once, at its end.
 */
final class Database implements AutoCloseable {
  private static final int PATIENCE_MS = 5_000;

  private final Path file;
  private final Connection connection;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static Database open(Path file) throws JournalException {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(PATIENCE_MS);
    try {
      return ready(new Database(file, config.createConnection("jdbc:sqlite:" + file)));
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private static Database ready(Database database) throws JournalException {
    try {
      Schema.ready(database);
      return database;
    } catch (JournalException e) {
      database.close();
      throw e;
    }
  }

  Path file() {
    return file;
  }

  /** What is done in one go, or not at all. */
  @FunctionalInterface
  interface Work {
    void run() throws JournalException;
  }

  /** How one row is read. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private record Raw(long seq, String json) {}

  synchronized void transact(Work work) throws JournalException {
    execute("BEGIN IMMEDIATE");
    var done = false;
    try {
      work.run();
      execute("COMMIT");
      done = true;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /** Does it all, and then as if it had not been. */
  synchronized void rehearse(Work work) throws JournalException {
    execute("BEGIN IMMEDIATE");
    try {
      work.run();
    } finally {
      rollback();
    }
  }

  /** SQLite itself rolls back when the disk is full; then there is nothing left to do. */
  private void rollback() {
    try (var statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage(), e);
    }
  }

  synchronized void execute(String sql) throws JournalException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  synchronized void update(String sql, Object... values) throws JournalException {
    try (var statement = prepared(sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  synchronized <T> List<T> all(Row<T> row, String sql, Object... values) throws JournalException {
    try (var statement = prepared(sql, values);
        var rows = statement.executeQuery()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return List.copyOf(found);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  <T> Optional<T> first(Row<T> row, String sql, Object... values) throws JournalException {
    return all(row, sql, values).stream().findFirst();
  }

  long number(String sql, Object... values) throws JournalException {
    return first(row -> row.getLong(1), sql, values).orElse(0L);
  }

  /**
   * Rows of two columns, a number and JSON, read back; or says which row it is that cannot be. Not
   * synchronized: reading a long history must not hold up the pen.
   */
  <T> List<T> json(Class<T> type, String sql, Object... values) throws JournalException {
    var found = new ArrayList<T>();
    for (var raw : all(row -> new Raw(row.getLong(1), row.getString(2)), sql, values)) {
      found.add(parsed(raw, type));
    }
    return List.copyOf(found);
  }

  private <T> T parsed(Raw raw, Class<T> type) throws JournalException {
    try {
      return Json.read(raw.json(), type);
    } catch (IllegalArgumentException e) {
      throw new JournalException(
          "%s: %s in row %d must be readable (was: %s)"
              .formatted(
                  file, type.getSimpleName().toLowerCase(Locale.ROOT), raw.seq(), e.getMessage()),
          e);
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static JournalException failure(Path file, SQLException e) {
    return new JournalException(
        "%s: must be a sound database on a writable disk with room (was: %s)"
            .formatted(file, e.getMessage()),
        e);
  }

  @Override
  public synchronized void close() throws JournalException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }
}
