package io.relevo.alert.mail;

import io.relevo.alert.Notice;
import io.relevo.fleet.Person;

/** The text of a mail as its recipient reads it, without sending it. */
public final class PlainText {
  private PlainText() {}

  /** The headers that a reader shows, an empty line and the text. */
  public static String of(Notice notice, Person person) {
    return "To: %s%nSubject: %s%n%n%s"
        .formatted(
            Line.of(person.mail()),
            Line.of(notice.title()),
            Stationery.in(person.language()).text().execute(Letter.of(notice, person)));
  }
}
