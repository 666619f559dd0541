package io.relevo.probe.kind;

import java.util.Locale;
import java.util.Map;

/**
 * One server of a backend. Whether it can serve and whether it shall are two things: a server that
 * somebody drained is not sick.
 *
 * @param backend the backend it stands in
 * @param name its name there
 * @param operation whether it can serve
 * @param admin whether it shall
 * @param status both in HAProxy's own words
 * @param check the last check in HAProxy's own words
 */
record HaproxyServer(
    String backend, String name, Operation operation, Admin admin, String status, String check) {

  /** Whether a server can serve. */
  enum Operation {
    UP,
    DOWN,
    /** Nobody checks it, or checks rest in maintenance. */
    UNCHECKED
  }

  /** Whether a server shall serve. */
  enum Admin {
    READY,
    DRAIN,
    MAINT
  }

  /** Bits of {@code srv_admin_state}: forced, inherited, and for want of an address. */
  private static final long MAINT = 0x01 | 0x02 | 0x20;

  /** Bits of {@code srv_admin_state}: forced and inherited. */
  private static final long DRAIN = 0x08 | 0x10;

  /**
   * @param row of the statistics
   * @param bits its {@code srv_admin_state} by backend/server; the statistics hide a drain behind a
   *     DOWN
   */
  static HaproxyServer of(Csv.Row row, Map<String, Long> bits) {
    var backend = row.text("pxname");
    var name = row.text("svname");
    var status = row.text("status");
    var known = bits.get(backend + "/" + name);
    return new HaproxyServer(
        backend,
        name,
        operation(status),
        known == null ? admin(status) : admin(known),
        status,
        "%s %s %s"
            .formatted(row.text("check_status"), row.text("check_code"), row.text("last_chk"))
            .strip()
            .replaceAll(" +", " "));
  }

  /** {@code UP 1/2} is on its way down, {@code DOWN 1/2} on its way up. */
  private static Operation operation(String status) {
    return switch (first(status)) {
      case "DOWN" -> Operation.DOWN;
      case "MAINT", "NO" -> Operation.UNCHECKED;
      default -> Operation.UP;
    };
  }

  private static Admin admin(String status) {
    return switch (first(status)) {
      case "MAINT" -> Admin.MAINT;
      case "DRAIN", "NOLB" -> Admin.DRAIN;
      default -> Admin.READY;
    };
  }

  private static Admin admin(long bits) {
    if ((bits & MAINT) != 0) {
      return Admin.MAINT;
    }
    return (bits & DRAIN) != 0 ? Admin.DRAIN : Admin.READY;
  }

  private static String first(String status) {
    return status.split(" ", 2)[0].toUpperCase(Locale.ROOT);
  }

  /** Whether it shall serve and cannot. */
  boolean sick() {
    return operation == Operation.DOWN && admin == Admin.READY;
  }

  String path() {
    return backend + "/" + name;
  }

  /** In a few words, within its backend. */
  String phrase() {
    var shall = admin == Admin.READY || first(status).equals(admin.name()) ? "" : " and " + admin;
    return name
        + " "
        + status
        + shall
        + (operation == Operation.DOWN && !check.isEmpty() ? " (" + check + ")" : "");
  }
}
