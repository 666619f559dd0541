package io.relevo.switching.kind;

import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;
import java.io.IOException;
import java.util.Map;

/**
 * A server as HAProxy sees it.
 *
 * @param admin {@code srv_admin_state}: who keeps it out, in bits
 * @param weight its weight now
 * @param normal its weight in {@code haproxy.cfg}
 * @param status in HAProxy's words: {@code UP}, {@code UP 1/2}, {@code DRAIN}, {@code no check}
 * @param check the last check, in HAProxy's words
 * @param fall how many failed checks take it down
 * @param age how long it has been so, in seconds
 * @param sessions how many use it
 */
record HaproxyServer(
    int admin,
    int weight,
    int normal,
    String status,
    String check,
    int fall,
    int age,
    String sessions) {
  private static final int FORCED_MAINT = 0x01;
  private static final int FORCED_DRAIN = 0x08;

  /** It tracks another server, or its name has no address: nothing Relevo could change. */
  private static final int NOT_OURS = 0x02 | 0x10 | 0x20;

  static HaproxyServer of(Map<String, String> state, Map<String, String> stat) throws IOException {
    try {
      return new HaproxyServer(
          Integer.parseInt(state.getOrDefault("srv_admin_state", "")),
          Integer.parseInt(state.getOrDefault("srv_uweight", "")),
          Integer.parseInt(state.getOrDefault("srv_iweight", "")),
          stat.getOrDefault("status", ""),
          stat.getOrDefault("check_status", ""),
          number(stat, "check_fall"),
          number(stat, "lastchg"),
          stat.getOrDefault("scur", ""));
    } catch (NumberFormatException e) {
      throw new IOException("HAProxy answers with something else than numbers: " + state, e);
    }
  }

  /** 0 where HAProxy says nothing. */
  private static int number(Map<String, String> row, String column) {
    var text = row.getOrDefault(column, "");
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  boolean inMaintenance() {
    return (admin & FORCED_MAINT) != 0;
  }

  boolean isOut() {
    return (admin & (FORCED_MAINT | FORCED_DRAIN)) != 0;
  }

  Found found() {
    if (isOut() || weight == 0) {
      return new Found.At(new Share(0));
    }
    if ((admin & NOT_OURS) != 0) {
      return new Found.Other(status);
    }
    return weight > normal
        ? new Found.Other("weight %d of %d".formatted(weight, normal))
        : WholeWeight.found(weight, normal);
  }

  /**
   * Whether its checks say that it serves, and not only that it has not failed yet: a server that
   * leaves maintenance is {@code UP 1/2} before it was looked at. With {@code fall 1} it is {@code
   * UP} at once; the first check is begun at once too, and is given a second.
   */
  boolean proven() {
    return !status.startsWith("UP ") && !(status.equals("UP") && fall == 1 && age < 1);
  }

  /** In a few words. */
  String phrase() {
    return status
        + (check.isEmpty() ? "" : ", " + check)
        + ", weight %d of %d".formatted(weight, normal)
        + (sessions.isEmpty() ? "" : ", " + sessions + " sessions");
  }
}
