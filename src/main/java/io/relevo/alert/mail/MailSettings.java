package io.relevo.alert.mail;

import io.relevo.fleet.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How mail leaves this host.
 *
 * @param relays {@code smtp://host:port} (STARTTLS when offered; required where a password is sent)
 *     or {@code smtps://host:port}, in the order in which they are tried
 * @param from the sender, as {@code Name <address>}
 * @param replyTo where answers go
 * @param password never printed
 * @param timeout for connecting, and for each answer of the relay
 * @param giveUp how long a message is tried
 */
public record MailSettings(
    List<URI> relays,
    String from,
    Optional<String> replyTo,
    Optional<String> username,
    Optional<Secret> password,
    Duration timeout,
    Duration giveUp) {

  /** The domain of the sender's address, which Message-IDs end in. */
  public String domain() {
    var address = from.replaceAll(".*<|>.*", "");
    return address.substring(address.indexOf('@') + 1);
  }
}
