package io.relevo.loop;

import io.relevo.alert.Notice;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.journal.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outbox in memory, for messages that the disk would not take: what cannot be remembered is
 * told all the same (law 5). Also knows what became of those that could not be marked, lest they be
 * tried once more.
 */
final class Pocket implements Outbox {
  private record Slip(Notice notice, int tries, Instant due) {
    boolean sameThread(Slip other) {
      return notice.person().equals(other.notice.person()) && thread().equals(other.thread());
    }

    private String thread() {
      return notice.thread().orElse(notice.messageId());
    }
  }

  private final Map<String, Slip> slips = new LinkedHashMap<>();
  private final Map<String, Delivery> ended = new LinkedHashMap<>();

  /** Takes a message that is nowhere else. */
  synchronized void put(Notice notice) {
    if (!ended.containsKey(notice.messageId())) {
      slips.putIfAbsent(notice.messageId(), new Slip(notice, 0, notice.at()));
    }
  }

  /** It was taken or refused for good, and nothing but this says so yet. */
  synchronized void keep(Notice notice, Delivery end) {
    ended.put(notice.messageId(), end);
  }

  /** How its delivery ended, where that was kept. */
  synchronized Optional<Delivery> ended(Notice notice) {
    return Optional.ofNullable(ended.get(notice.messageId()));
  }

  /** The disk knows of it and what became of it. */
  synchronized void forget(Notice notice) {
    slips.remove(notice.messageId());
    ended.remove(notice.messageId());
  }

  @Override
  public synchronized List<Waiting> due(Instant now) {
    return slips.values().stream()
        .filter(slip -> first(slip).equals(slip) && !slip.due().isAfter(now))
        .map(slip -> new Waiting(slip.notice(), slip.tries()))
        .toList();
  }

  @Override
  public synchronized boolean waitsFor(String person) {
    return slips.values().stream().anyMatch(slip -> slip.notice().person().equals(person));
  }

  @Override
  public synchronized Optional<Instant> nextDue() {
    return slips.values().stream()
        .filter(slip -> first(slip).equals(slip))
        .map(Slip::due)
        .min(Instant::compareTo);
  }

  @Override
  public synchronized void accepted(Notice notice, String answer) {
    slips.remove(notice.messageId());
  }

  @Override
  public synchronized void later(Notice notice, Instant next, String why) {
    slips.computeIfPresent(
        notice.messageId(), (_, slip) -> new Slip(notice, slip.tries() + 1, next));
  }

  @Override
  public synchronized void refused(Notice notice, String address, String why) {
    slips.remove(notice.messageId());
  }

  /** The disk will say so itself, once it takes the message and the message is refused again. */
  @Override
  public List<Undelivered> undelivered() {
    return List.of();
  }

  private Slip first(Slip slip) {
    return slips.values().stream().filter(slip::sameThread).findFirst().orElse(slip);
  }
}
