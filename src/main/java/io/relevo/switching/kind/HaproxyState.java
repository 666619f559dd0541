package io.relevo.switching.kind;

import io.relevo.switching.Life;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an HAProxy says of itself and of one backend. Columns go by name: their order and number
 * differ between versions.
 *
 * @param info {@code show info}
 * @param states {@code show servers state}, a row by the name of each server
 * @param stats {@code show stat}, likewise
 */
record HaproxyState(
    Map<String, String> info,
    Map<String, Map<String, String>> states,
    Map<String, Map<String, String>> stats) {

  /** 4 is servers, -1 is each of them. */
  static String question(String backend) {
    return "show info;show servers state %s;show stat %s 4 -1".formatted(backend, backend);
  }

  static HaproxyState of(String answer) {
    var lines = answer.lines().toList();
    var info = new HashMap<String, String>();
    lines.stream()
        .map(line -> line.split(": ", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> info.putIfAbsent(pair[0], pair[1]));
    return new HaproxyState(
        info, rows(lines, "# be_id ", " ", "srv_name"), rows(lines, "# pxname,", ",", "svname"));
  }

  /**
   * The process that keeps it all, and forgets it when it ends.
   *
   * @throws IOException when it does not say
   */
  Life life() throws IOException {
    var pid = info.get("Pid");
    if (pid == null) {
      throw new IOException("HAProxy does not say its process");
    }
    return new Life.OfProcess("HAProxy", pid);
  }

  /** One server, as far as it is there. */
  HaproxyServer server(String name) throws IOException {
    var state = states.get(name);
    var stat = stats.get(name);
    if (state == null || stat == null) {
      throw new IOException("HAProxy has no such server: " + name);
    }
    return HaproxyServer.of(state, stat);
  }

  private static Map<String, Map<String, String>> rows(
      List<String> lines, String header, String separator, String key) {
    var table =
        lines.stream()
            .dropWhile(line -> !line.startsWith(header))
            .takeWhile(line -> !line.isBlank())
            .map(line -> line.replaceFirst("^# ", "").split(separator, -1))
            .toList();
    return table.stream()
        .skip(1)
        .map(cells -> row(table.getFirst(), cells))
        .collect(
            Collectors.toMap(row -> row.getOrDefault(key, ""), row -> row, (first, _) -> first));
  }

  private static Map<String, String> row(String[] names, String[] cells) {
    var row = new HashMap<String, String>();
    for (var i = 0; i < Math.min(names.length, cells.length); i++) {
      row.put(names[i], cells[i]);
    }
    return row;
  }
}
