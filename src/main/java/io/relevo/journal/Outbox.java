package io.relevo.journal;

import io.relevo.alert.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages that wait to be delivered. */
public interface Outbox {
  /**
   * One that waits.
   *
   * @param tries how often it was tried
   */
  record Waiting(Notice notice, int tries) {}

  /**
   * A person whose newest message could not be delivered.
   *
   * @param address where it was to go; empty when the person was not known any more
   */
  record Undelivered(String person, String address, String why) {}

  /**
   * What is to be tried now, oldest first; of each thread to one person only the oldest, so that no
   * message overtakes another.
   */
  List<Waiting> due(Instant now) throws JournalException;

  /** Whether anything waits for this person, due or not. */
  boolean waitsFor(String person) throws JournalException;

  /** When the next one falls due; empty when none waits. */
  Optional<Instant> nextDue() throws JournalException;

  /**
   * A relay has taken it.
   *
   * @param answer what the relay said
   */
  void accepted(Notice notice, String answer) throws JournalException;

  /** To be tried again. */
  void later(Notice notice, Instant next, String why) throws JournalException;

  /**
   * Never to be tried again.
   *
   * @param address where it was to go; empty when the person is not known any more
   */
  void refused(Notice notice, String address, String why) throws JournalException;

  /** Whom the newest message did not reach, by name. */
  List<Undelivered> undelivered() throws JournalException;
}
