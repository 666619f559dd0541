package io.relevo.config;

import io.relevo.fleet.Origins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One reading of one file: what was found where, and everything that is wrong. */
final class Reading {
  /** Long enough for an address, short enough for a terminal. */
  private static final int SHOWN = 60;

  /** What would move the cursor of a terminal. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** In a URL. */
  private static final Pattern PASSWORD = Pattern.compile("//[^/@]*@");

  private final String file;
  private final String agent;
  private final Variables variables;
  private final Node root;
  private final SequencedMap<String, Place> places = new LinkedHashMap<>();
  private final List<ConfigProblem> problems = new ArrayList<>();

  /**
   * @param file its name as the operator gave it
   * @param agent which agent this is
   */
  Reading(String file, String agent, Variables variables, Node root) {
    this.file = file;
    this.agent = agent;
    this.variables = variables;
    this.root = root;
  }

  String agent() {
    return agent;
  }

  Variables variables() {
    return variables;
  }

  Place top() {
    return new Place(this, "", root, root);
  }

  void seen(Place place) {
    places.putIfAbsent(place.path(), place);
  }

  Optional<Place> place(String path) {
    return Optional.ofNullable(places.get(path));
  }

  /** The keys that the file has under a path, whether they are read yet or not. */
  List<String> namesIn(String path) {
    Optional<Node> node = Optional.of(root);
    for (String name : path.split("\\.", -1)) {
      node = node.flatMap(mapping -> below(mapping, name));
    }
    return node.map(Reading::names).orElse(List.of());
  }

  private static Optional<Node> below(Node node, String name) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(
            tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(tuple -> tuple.getValueNode())
        .findFirst();
  }

  private static List<String> names(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return List.of();
    }
    return mapping.getValue().stream()
        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode)
        .map(tuple -> ((ScalarNode) tuple.getKeyNode()).getValue())
        .toList();
  }

  void problem(Node at, String what, Optional<String> was, Optional<String> hint) {
    var mark = at.getStartMark();
    problems.add(
        new ConfigProblem(
            file,
            line(at),
            mark.map(Mark::getColumn).orElse(0) + 1,
            what,
            was.map(Reading::shown),
            hint));
  }

  private static String shown(String text) {
    var line = CONTROL.matcher(text).replaceAll(each -> escaped(each.group()));
    line = PASSWORD.matcher(line).replaceAll("//***@");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private static String escaped(String control) {
    return "\\\\u%04x".formatted((int) control.charAt(0));
  }

  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  int count() {
    return problems.size();
  }

  /** Everything that is wrong, in the order of the file. */
  List<ConfigProblem> problems() {
    return problems.stream()
        .sorted(
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column))
        .toList();
  }

  Origins origins() {
    var lines = new LinkedHashMap<String, Integer>();
    places.forEach((path, place) -> lines.put(path, place.line()));
    return new Origins(file, lines);
  }
}
