package io.relevo.loop;

import io.relevo.alert.Problem;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import io.relevo.journal.Outbox.Undelivered;
import java.util.List;

/** Reports whom no message reaches, so that the others are told; and when one does again. */
final class Unreached {
  private static final int LONGEST = 120;

  private final Ailing ailing;
  private List<String> reported = List.of();

  Unreached(Ailing ailing) {
    this.ailing = ailing;
  }

  /** Only those count whose address is still what the relay refused. */
  void report(List<Undelivered> undelivered, Fleet fleet) {
    var now = undelivered.stream().filter(one -> stands(one, fleet)).toList();
    reported.stream()
        .filter(person -> now.stream().noneMatch(one -> one.person().equals(person)))
        .forEach(person -> ailing.well(Problem.Kind.UNDELIVERABLE, subject(person)));
    now.forEach(one -> ailing.ill(Problem.Kind.UNDELIVERABLE, subject(one.person()), what(one)));
    reported = now.stream().map(Undelivered::person).toList();
  }

  private static boolean stands(Undelivered one, Fleet fleet) {
    var person = fleet.people().get(one.person());
    return person != null && person.mail().equals(one.address());
  }

  private static String what(Undelivered one) {
    var why = one.why().substring(0, Math.min(LONGEST, one.why().length()));
    return "mail does not reach %s: %s".formatted(one.address(), why);
  }

  private static Subject subject(String person) {
    return new Subject.Recipient(person);
  }
}
