package io.relevo.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What takes a whole service down by its failure alone: each part is taken away in thought, and the
 * service asked whether a way to it is left.
 *
 * <p>A service works while every group it needs has a member that works; a member works while one
 * of the ways to it does. These are the articulation points of that graph. A host or a domain is
 * named only where none of its targets alone would do: mending the smaller one comes first.
 */
public final class SinglePoints {
  private final Fleet fleet;

  private SinglePoints(Fleet fleet) {
    this.fleet = fleet;
  }

  /**
   * One part that everything hangs on.
   *
   * @param part the target, host or failure domain
   * @param path what needs what, from the service to the part: the proof
   * @param remedy what would remove it
   */
  public record Point(String service, Part part, List<String> path, String remedy) {}

  /** Something that can fail. */
  public sealed interface Part {
    /** As the configuration names it. */
    String name();

    /** The targets that are gone with it. */
    Set<String> targets();
  }

  /** A target that fails by itself. */
  public record Alone(String name) implements Part {
    @Override
    public Set<String> targets() {
      return Set.of(name);
    }
  }

  /** A host, provider or rack, and all that stands in it. */
  public record Domain(String name, Set<String> targets) implements Part {}

  /** Every single point of failure, by service in the order of the file. */
  public static List<Point> of(Fleet fleet) {
    var points = new SinglePoints(fleet);
    return fleet.services().values().stream()
        .flatMap(service -> points.of(service).stream())
        .toList();
  }

  private List<Point> of(Service service) {
    var alone =
        fleet.targets().keySet().stream()
            .<Part>map(Alone::new)
            .filter(part -> fatal(service, part))
            .toList();
    var names = alone.stream().map(Part::name).toList();
    var domains =
        domains().stream()
            .filter(domain -> domain.targets().stream().noneMatch(names::contains))
            .filter(domain -> fatal(service, domain));
    return Stream.concat(alone.stream(), domains)
        .map(part -> new Proof(service, part).point())
        .toList();
  }

  private boolean fatal(Service service, Part part) {
    return service.needs().stream().anyMatch(group -> !works(group, part.targets()::contains));
  }

  private List<Part> domains() {
    var targets = new LinkedHashMap<String, Set<String>>();
    for (var target : fleet.targets().values()) {
      Stream.concat(target.on().stream(), target.domains().stream())
          .forEach(
              name -> targets.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(target.name()));
    }
    return targets.entrySet().stream()
        .<Part>map(domain -> new Domain(domain.getKey(), domain.getValue()))
        .toList();
  }

  /** Whether a group, or else a target, of that name works while those are gone. */
  private boolean works(String name, Predicate<String> gone) {
    return Optional.ofNullable(fleet.groups().get(name))
        .map(group -> group.members().stream().anyMatch(member -> reached(member, gone)))
        .orElseGet(() -> reached(name, gone));
  }

  private boolean reached(String target, Predicate<String> gone) {
    var ways = ways(target);
    return !gone.test(target)
        && (ways.isEmpty() || ways.stream().anyMatch(way -> works(way, gone)));
  }

  private List<String> ways(String target) {
    return Optional.ofNullable(fleet.targets().get(target))
        .map(Target::dependsOn)
        .orElse(List.of());
  }

  /** Why a service does not live without a part. */
  private final class Proof {
    private final Service service;
    private final Part part;
    private final List<String> path = new ArrayList<>();

    Proof(Service service, Part part) {
      this.service = service;
      this.part = part;
    }

    Point point() {
      path.add(service.name());
      var needed =
          service.needs().stream()
              .filter(group -> !works(group, part.targets()::contains))
              .findFirst()
              .orElseThrow();
      return new Point(service.name(), part, path, follow(needed));
    }

    /** Goes on to what does not work, as far as the part; what would mend the last step. */
    private String follow(String name) {
      path.add(name);
      var group = fleet.groups().get(name);
      return group == null ? through(name) : among(group);
    }

    private String among(Group group) {
      var behind =
          group.members().stream().filter(member -> !part.targets().contains(member)).findFirst();
      if (behind.isPresent()) {
        return follow(behind.get());
      }
      path.add(part.name());
      return switch (part) {
        case Alone _ -> "another member in group " + group.name();
        case Domain _ -> "a member of group %s elsewhere".formatted(group.name());
      };
    }

    private String through(String target) {
      var open = ways(target).stream().filter(way -> !part.targets().contains(way)).findFirst();
      if (open.isPresent()) {
        return follow(open.get());
      }
      path.add(part.name());
      return "another way to " + target + " (depends-on)";
    }
  }
}
