package io.relevo.config;

import io.relevo.alert.mail.MailSettings;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one configuration file says.
 *
 * @param mail empty when nobody is told by mail
 * @param state the folder of the journal and the outbox
 * @param socket the unix socket of the API, mode 0660
 * @param http the loopback address of the API as {@code host:port}
 * @param token what allows acting over HTTP; without it only the socket acts
 */
public record Configuration(
    Fleet fleet,
    Optional<MailSettings> mail,
    Path state,
    Path socket,
    String http,
    Optional<Secret> token) {}
