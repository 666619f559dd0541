package io.relevo.probe.kind;

import java.util.Optional;

/**
 * One source that a MariaDB or MySQL follows.
 *
 * @param io the thread that fetches
 * @param sql the thread that applies
 * @param behind seconds behind the source, as the server counts; empty when it does not know
 * @param delay seconds that it stays behind on purpose
 * @param source its number among all servers
 * @param received up to where it has fetched; empty for nothing
 * @param error what stopped it, with the number of the error; empty for nothing
 */
record MysqlReplication(
    Worker io,
    Worker sql,
    Optional<Double> behind,
    double delay,
    Optional<Double> source,
    Optional<String> received,
    String error) {
  /** What a replication thread does. */
  enum Worker {
    RUNNING,
    CONNECTING,
    STOPPED;

    private static Worker of(String word) {
      return switch (word) {
        case "Yes" -> RUNNING;
        case "Connecting", "Preparing" -> CONNECTING;
        default -> STOPPED;
      };
    }
  }

  /** From a row of the status; MySQL 8.0.22 renamed what MariaDB did not. */
  static MysqlReplication of(SqlRow row) {
    return new MysqlReplication(
        Worker.of(row.text("Replica_IO_Running", "Slave_IO_Running").orElse("No")),
        Worker.of(row.text("Replica_SQL_Running", "Slave_SQL_Running").orElse("No")),
        row.number("Seconds_Behind_Source", "Seconds_Behind_Master"),
        row.number("SQL_Delay").orElse(0.0),
        row.number("Source_Server_Id", "Master_Server_Id"),
        row.text("Source_Log_File", "Master_Log_File")
            .map(file -> file + " " + position(row).orElse("")),
        error(row, "SQL").or(() -> error(row, "IO")).orElse(""));
  }

  private static Optional<String> position(SqlRow row) {
    return row.text("Read_Source_Log_Pos", "Read_Master_Log_Pos");
  }

  private static Optional<String> error(SqlRow row, String thread) {
    return row.text("Last_" + thread + "_Errno")
        .filter(number -> !number.equals("0"))
        .map(number -> number + " " + row.text("Last_" + thread + "_Error").orElse(""));
  }

  /** Seconds behind what it should have; never a guess. */
  Optional<Double> lag() {
    return behind.map(seconds -> Math.max(0, seconds - delay));
  }
}
