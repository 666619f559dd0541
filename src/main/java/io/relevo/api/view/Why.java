package io.relevo.api.view;

import io.relevo.turn.Plan;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a thing is as it is: the evidence, the thresholds, the laws asked and how they answered, each
 * with the line of the configuration that set it.
 */
public record Why(List<Page> pages) implements View {

  /**
   * Everything about one thing; two things of different kinds may share a name.
   *
   * @param kind {@code target}, {@code group}, {@code service} or {@code switch}
   * @param headline how it stands, in a sentence
   */
  public record Page(String kind, String name, String headline, List<Section> sections) {}

  /** Lines that belong together. */
  public record Section(String title, List<Line> lines) {}

  /**
   * One fact.
   *
   * @param setBy the place in the configuration that set it; empty when none did
   */
  public record Line(String what, String says, String setBy) {}

  /**
   * Everything about that name; the times in its sentences are told in the reader's zone.
   *
   * @throws UnknownName when nothing is called so
   */
  public static Why of(Plan plan, String name, Times times) {
    var facts = new Facts(plan, times);
    var pages =
        Stream.of(
                new WhyTarget(facts).page(name),
                new WhyGroup(facts).page(name),
                new WhyService(facts).page(name),
                new WhySwitch(facts).page(name))
            .flatMap(page -> page.stream())
            .toList();
    if (pages.isEmpty()) {
      throw new UnknownName("why", name, facts.names());
    }
    return new Why(pages);
  }

  @Override
  public String text(Times times) {
    return String.join("\n", pages.stream().map(Why::text).toList());
  }

  private static String text(Page page) {
    var text = new StringBuilder();
    Table.wrap(page.headline(), Table.WIDTH).forEach(line -> text.append(line).append('\n'));
    page.sections().stream()
        .filter(section -> !section.lines().isEmpty())
        .forEach(
            section ->
                text.append('\n').append(section.title()).append('\n').append(text(section)));
    return text.toString();
  }

  private static String text(Section section) {
    var table = Table.indented();
    section
        .lines()
        .forEach(
            line ->
                table.row(
                    line.what(),
                    line.says() + (line.setBy().isEmpty() ? "" : " [" + line.setBy() + "]")));
    return table.text();
  }
}
