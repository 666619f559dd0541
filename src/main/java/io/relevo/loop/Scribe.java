package io.relevo.loop;

import io.relevo.alert.Notice;
import io.relevo.alert.Problem;
import io.relevo.fleet.Subject;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Pen;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Remembers what the loop tells it to. What cannot be remembered now is kept and written with the
 * next: a full disk stops no move, but it is said (law 5).
 */
final class Scribe {
  private static final System.Logger LOG = System.getLogger(Scribe.class.getName());

  private final Pen pen;
  private final Consumer<List<Notice>> sayAnyway;
  private final Ailing ailing;
  private final Subject self;
  private final List<Entry> unwritten = new ArrayList<>();

  /**
   * @param sayAnyway delivers messages that are not in the outbox
   */
  Scribe(Pen pen, Consumer<List<Notice>> sayAnyway, Ailing ailing, String agent) {
    this.pen = pen;
    this.sayAnyway = sayAnyway;
    this.ailing = ailing;
    this.self = new Subject.OfAgent(agent);
  }

  /** Only the loop's thread calls this. */
  void remember(List<Entry> entries) {
    unwritten.addAll(entries);
    if (unwritten.isEmpty()) {
      return;
    }
    try {
      pen.append(List.copyOf(unwritten));
      unwritten.clear();
      ailing.well(Problem.Kind.UNREMEMBERED, self);
    } catch (JournalException e) {
      LOG.log(
          Level.ERROR,
          "the journal cannot be written; {0} entries are kept in memory: {1}",
          unwritten.size(),
          e);
      ailing.ill(Problem.Kind.UNREMEMBERED, self, "its journal cannot be written");
      sayAnyway.accept(notices());
    }
  }

  private List<Notice> notices() {
    return unwritten.stream()
        .flatMap(
            entry ->
                entry instanceof Entry.NoticeQueued queued
                    ? Stream.of(queued.notice())
                    : Stream.empty())
        .toList();
  }
}
