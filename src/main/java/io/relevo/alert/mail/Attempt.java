package io.relevo.alert.mail;

import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What one relay made of one mail. */
record Attempt(Kind kind, String said) {
  /** How it ended, and with it whether another relay is asked. */
  enum Kind {
    /** The relay has taken responsibility. */
    ACCEPTED,
    /** It refused the recipient for good: so would every other. */
    NO_SUCH_RECIPIENT,
    /** It refused what the mail says for good; another relay may not. */
    UNWANTED,
    /** Not now, or it is not known how it ended. */
    NOT_NOW,
    /** It did not get as far as a mail: no address, no connection, no greeting, no login. */
    NO_TALK
  }

  /** The relay did not let us hand in anything. */
  static Attempt noTalk(Exception e) {
    return new Attempt(Kind.NO_TALK, words(e));
  }

  /** The relay let us in, and then this. */
  static Attempt of(MessagingException e) {
    var kind = chain(e).flatMap(link -> judged(link).stream()).findFirst().orElse(Kind.NOT_NOW);
    return new Attempt(kind, words(e));
  }

  boolean conclusive() {
    return kind == Kind.ACCEPTED || kind == Kind.NO_SUCH_RECIPIENT;
  }

  private static Optional<Kind> judged(Exception link) {
    return switch (link) {
      case SMTPAddressFailedException e -> Optional.of(recipient(e));
      case SMTPSenderFailedException _ -> Optional.of(Kind.NOT_NOW);
      case SMTPSendFailedException e when content(e) -> Optional.of(Kind.UNWANTED);
      default -> Optional.empty();
    };
  }

  /**
   * Codes 5.7.x (RFC 3463) are about us, not about the recipient: a relay that would not relay for
   * this host says 554 5.7.1 to every recipient there is.
   */
  private static Kind recipient(SMTPAddressFailedException e) {
    var aboutUs = words(e).contains(" 5.7.");
    return permanent(e.getReturnCode()) && !aboutUs ? Kind.NO_SUCH_RECIPIENT : Kind.NOT_NOW;
  }

  private static boolean content(SMTPSendFailedException e) {
    var command = String.valueOf(e.getCommand());
    return permanent(e.getReturnCode()) && (command.startsWith("DATA") || command.endsWith("."));
  }

  private static boolean permanent(int code) {
    return code >= 500;
  }

  private static Stream<Exception> chain(Exception e) {
    return Stream.iterate(
        e,
        Objects::nonNull,
        link -> link instanceof MessagingException more ? more.getNextException() : null);
  }

  private static String words(Exception e) {
    return chain(e)
        .map(link -> Line.of(Objects.toString(link.getMessage(), link.getClass().getSimpleName())))
        .distinct()
        .collect(Collectors.joining(": "));
  }
}
