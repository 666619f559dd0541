package io.relevo.loop;

import io.relevo.alert.Notice;
import io.relevo.journal.JournalException;
import io.relevo.journal.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An outbox whose owner dies each time before a delivery is written down. */
record Mortal(Outbox outbox) implements Outbox {
  @Override
  public void accepted(Notice notice, String answer) throws JournalException {
    throw new JournalException("the owner must live (was: dead)");
  }

  @Override
  public List<Waiting> due(Instant now) throws JournalException {
    return outbox.due(now);
  }

  @Override
  public boolean waitsFor(String person) throws JournalException {
    return outbox.waitsFor(person);
  }

  @Override
  public Optional<Instant> nextDue() throws JournalException {
    return outbox.nextDue();
  }

  @Override
  public void later(Notice notice, Instant next, String why) throws JournalException {
    outbox.later(notice, next, why);
  }

  @Override
  public void refused(Notice notice, String address, String why) throws JournalException {
    outbox.refused(notice, address, why);
  }

  @Override
  public List<Undelivered> undelivered() throws JournalException {
    return outbox.undelivered();
  }
}
