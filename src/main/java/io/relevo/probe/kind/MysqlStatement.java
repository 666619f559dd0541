package io.relevo.probe.kind;

import java.util.regex.Pattern;

/** The statements that differ from version to version, or have a name in them. */
final class MysqlStatement {
  /** MySQL 8.0.22 has the new words, 8.4 has lost the old ones. */
  private static final int RENAMED = 8_00_22;

  private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,2})\\.(\\d{1,2})");

  private MysqlStatement() {}

  /** Asks for all sources; MariaDB shows only the unnamed one without {@code ALL}. */
  static String ofReplication(String version) {
    if (version.contains("MariaDB")) {
      return "SHOW ALL SLAVES STATUS";
    }
    return number(version) >= RENAMED ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS";
  }

  private static int number(String version) {
    var parts = VERSION.matcher(version);
    return parts.lookingAt()
        ? Integer.parseInt(parts.group(1)) * 1_00_00
            + Integer.parseInt(parts.group(2)) * 1_00
            + Integer.parseInt(parts.group(3))
        : RENAMED;
  }

  /** One row, written anew; the name of the table is checked by the configuration. */
  static String beat(String table) {
    return "REPLACE INTO %s (id, ts) VALUES (1, UTC_TIMESTAMP(6))".formatted(table);
  }

  /** In seconds; NULL while there is no row. */
  static String age(String table) {
    return "SELECT TIMESTAMPDIFF(MICROSECOND, MAX(ts), UTC_TIMESTAMP(6)) / 1000000 AS age FROM %s"
        .formatted(table);
  }
}
