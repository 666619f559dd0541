package io.relevo.rehearsal;

import io.relevo.alert.Notice;
import io.relevo.alert.Told;
import io.relevo.failover.Hold;
import io.relevo.health.State;
import io.relevo.journal.Entry;
import io.relevo.rehearsal.Performance.Mail;
import io.relevo.rehearsal.Performance.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes down what happens. */
final class Chronicle {
  private final Instant start;
  private final List<Moment> moments = new ArrayList<>();
  private final List<Mail> mails = new ArrayList<>();
  private final SortedSet<String> takenOut = new TreeSet<>();
  private int automatic;
  private int moves;
  private int refused;

  Chronicle(Instant start) {
    this.start = start;
  }

  void say(Instant at, String who, String what) {
    moments.add(new Moment(Duration.between(start, at), at, who, what));
  }

  /** Before the start only what is out of the ordinary is said. */
  void did(Instant at, String agent, Entry entry) {
    count(entry);
    if (!inPassing(entry) && (!at.isBefore(start) || !ordinary(entry))) {
      Sentences.of(entry).ifPresent(sentence -> say(at, agent, sentence));
    }
  }

  private static boolean ordinary(Entry entry) {
    return entry instanceof Entry.HealthChanged changed && changed.to() == State.UP;
  }

  /** What agents say to one another, and what is told again when the mail arrives. */
  private static boolean inPassing(Entry entry) {
    return entry instanceof Entry.NoticeQueued
        || entry instanceof Entry.ToldByPeer
        || entry instanceof Entry.IncidentAdopted
        || entry instanceof Entry.Bound
        || entry instanceof Entry.HandedOver;
  }

  private void count(Entry entry) {
    switch (entry) {
      case Entry.HoldPlaced(Hold hold, _, _) when hold.effect() == Hold.Effect.OUT -> {
        takenOut.add(hold.subject().name());
        automatic += hold.source() == Hold.Source.FAILURE ? 1 : 0;
      }
      case Entry.MoveBegun _ -> moves++;
      case Entry.Refused _ -> refused++;
      default -> {}
    }
  }

  /** Mails that go out together: one line for all who get the same. */
  void arrived(Instant at, String agent, List<Notice> notices) {
    var readers = new LinkedHashMap<String, String>();
    for (var notice : notices) {
      mails.add(new Mail(Duration.between(start, at), at, agent, notice));
      readers.merge(subject(notice), notice.person(), (all, one) -> all + ", " + one);
    }
    readers.forEach((subject, people) -> say(at, Performance.MAIL, people + ": " + subject));
  }

  private static String subject(Notice notice) {
    var over = notice.phase() == Told.Phase.CLOSED;
    return (over ? "over: " : notice.reminder() ? "again: " : "") + notice.title();
  }

  Performance end(Story story, int waiting, Performance.Tolls tolls) {
    var acts = new Performance.Acts(automatic, List.copyOf(takenOut), moves, refused);
    return new Performance(
        start,
        story.lasts(),
        List.copyOf(moments),
        List.copyOf(mails),
        waiting,
        acts,
        tolls,
        story.expectation().unmet(mails, acts, tolls));
  }
}
