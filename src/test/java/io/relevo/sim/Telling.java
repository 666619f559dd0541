package io.relevo.sim;

import io.relevo.alert.Notice;
import io.relevo.alert.Problem;
import io.relevo.alert.Told.Phase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What people were told, and whether they were told it once. */
final class Telling {
  private final World world;
  private final Map<String, Notice> byId = new LinkedHashMap<>();
  private final Map<String, Map<String, Last>> queued = new LinkedHashMap<>();
  private final Map<String, Map<String, Notice>> got = new LinkedHashMap<>();

  private record Last(String agent, Notice notice, Instant at) {}

  Telling(World world) {
    this.world = world;
  }

  /**
   * Laws 6 and 7, when a message is queued. What an agent told that cannot be heard now is not
   * known: two mails in a split are better than none.
   */
  void tells(String agent, Predicate<String> hears, Notice notice) {
    var ofPerson = queued.computeIfAbsent(notice.person(), _ -> new LinkedHashMap<>());
    var last = ofPerson.get(notice.incident().id());
    if (notice.phase() == Phase.OPENED) {
      world.laws.demand(
          7,
          last == null || !hears.test(last.agent()),
          "told the beginning again: " + notice.title());
      world.laws.demand(
          7, !knowsOpen(ofPerson, hears, notice), "told twice of one problem: " + notice.title());
    } else {
      world.laws.demand(7, last != null, "told the end of what nobody began: " + notice.title());
      world.laws.demand(
          7,
          last.notice().phase() == Phase.OPENED || !hears.test(last.agent()) || recent(last),
          "told the end again: " + notice.title());
    }
    ofPerson.put(notice.incident().id(), new Last(agent, notice, world.now()));
  }

  /** The other one told it a moment ago and could not say so yet. */
  private boolean recent(Last last) {
    return last.at().plusSeconds(10).isAfter(world.now());
  }

  private boolean knowsOpen(Map<String, Last> ofPerson, Predicate<String> hears, Notice notice) {
    return ofPerson.values().stream()
        .filter(last -> last.notice().incident().key().equals(notice.incident().key()))
        .filter(last -> hears.test(last.agent()) && !recent(last))
        .anyMatch(last -> last.notice().phase() == Phase.OPENED);
  }

  /**
   * Law 6: one Message-ID, one message. Two agents that could not hear each other may both tell an
   * end, each with its own evidence: to a mail program that is one message, as it should be.
   */
  void delivered(Notice notice) {
    var known = byId.putIfAbsent(notice.messageId(), notice);
    world.laws.demand(
        6, known == null || same(known, notice), "two messages are " + notice.messageId());
    got.computeIfAbsent(notice.person(), _ -> new LinkedHashMap<>())
        .merge(notice.incident().id(), notice, Telling::later);
  }

  private static boolean same(Notice a, Notice b) {
    return a.phase() == b.phase()
        && a.person().equals(b.person())
        && a.title().equals(b.title())
        && a.incident().id().equals(b.incident().id());
  }

  /** However late the beginning arrives, whoever has the end knows it is over. */
  private static Notice later(Notice a, Notice b) {
    return a.seq() > b.seq() ? a : b;
  }

  /** The problems that a person believes to be there, from what arrived. */
  Set<Problem.Key> believedBy(String person) {
    var open = new TreeSet<Problem.Key>(java.util.Comparator.comparing(Problem.Key::toString));
    got.getOrDefault(person, Map.of()).values().stream()
        .filter(notice -> notice.phase() == Phase.OPENED)
        .forEach(notice -> open.add(notice.incident().key()));
    return open;
  }
}
