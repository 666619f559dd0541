package io.relevo.probe.kind;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * All that an HAProxy said of itself.
 *
 * @param info {@code show info} by its names; empty where the page was read
 * @param stat {@code show stat}
 * @param admin {@code srv_admin_state} by backend/server; empty where the page was read
 */
record HaproxyState(Map<String, String> info, List<Csv.Row> stat, Map<String, Long> admin) {
  /** One line asks for all of it; the runtime socket closes after the answer. */
  static final String COMMAND = "show info;show stat;show servers state\n";

  /** With what the answer to it begins. */
  static final String INFO = "Name:";

  private static final String STAT = "# pxname,svname,";
  private static final String STATES = "1\n# be_id ";

  /** Of the statistics page; empty if it is none. */
  static Optional<HaproxyState> ofPage(String page) {
    return page.startsWith(STAT) && page.endsWith("\n")
        ? Optional.of(new HaproxyState(Map.of(), stat(page), Map.of()))
        : Optional.empty();
  }

  /** Of the answer of the runtime socket, parted by empty lines; empty if it is not whole. */
  static Optional<HaproxyState> ofSocket(String answer) {
    var parts = Arrays.asList((answer + "\n").split("\n\n+"));
    var info = part(parts, INFO);
    var stat = part(parts, STAT);
    var states = part(parts, STATES);
    return info.isPresent() && stat.isPresent() && states.isPresent()
        ? Optional.of(new HaproxyState(info(info.get()), stat(stat.get()), states(states.get())))
        : Optional.empty();
  }

  private static Optional<String> part(List<String> parts, String start) {
    return parts.stream()
        .map(part -> part.startsWith("\n") ? part.substring(1) : part)
        .filter(part -> part.startsWith(start))
        .findFirst()
        .map(part -> part + "\n");
  }

  private static Map<String, String> info(String part) {
    return part.lines()
        .map(line -> line.split(": ", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
  }

  private static List<Csv.Row> stat(String part) {
    return Csv.commas(part.substring("# ".length())).rows();
  }

  /** The first line is the version of the format. */
  private static Map<String, Long> states(String part) {
    Map<String, Long> admin = new HashMap<>();
    for (Csv.Row row : Csv.spaces(part.substring("1\n# ".length())).rows()) {
      row.number("srv_admin_state")
          .ifPresent(bits -> admin.put(row.text("be_name") + "/" + row.text("srv_name"), bits));
    }
    return admin;
  }

  /** A number of {@code show info}. */
  OptionalLong number(String name) {
    return Csv.number(info.getOrDefault(name, ""));
  }

  /** Rows of one type. */
  List<Csv.Row> of(Type type) {
    return stat.stream().filter(row -> row.number("type").orElse(-1) == type.number).toList();
  }

  /** By HAProxy's own numbers. */
  enum Type {
    FRONTEND(0),
    BACKEND(1),
    SERVER(2);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  List<HaproxyServer> servers() {
    return of(Type.SERVER).stream().map(row -> HaproxyServer.of(row, admin)).toList();
  }
}
