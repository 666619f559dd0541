package io.relevo.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Single values that say where something is. */
final class Addresses {
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern HOST_PORT =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");
  private static final Pattern USER = Pattern.compile("//[^/@]*@");
  private static final Pattern MAIL = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");
  private static final Pattern NAMED_MAIL = Pattern.compile("[^<>\\r\\n]*<(.*)>");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]+(?:%\\w+)?");

  /** A host and its port. */
  record HostPort(String host, int port) {}

  static final Scalar<HostPort> HOST_AND_PORT =
      Scalar.of(
              "host:port, with a port up to " + HIGHEST_PORT,
              Map.of("type", "string", "pattern", ":[0-9]{1,5}$"),
              word -> hostPort(word.text()))
          .hinted(word -> hostPort(word.text() + ":80").map(h -> "say the port too"));

  /** The same, for those who pass it on as text. */
  static final Scalar<String> LISTEN =
      Scalar.of(
              HOST_AND_PORT.phrase(),
              HOST_AND_PORT.schema(),
              word -> hostPort(word.text()).map(hostPort -> word.text()))
          .hinted(HOST_AND_PORT.hint());

  static final Scalar<String> MAILBOX =
      Scalar.of(
          "a mail address, as somebody@example.com",
          Map.of("type", "string", "pattern", "@"),
          word -> Optional.of(word.text()).filter(text -> MAIL.matcher(text).matches()));

  static final Scalar<String> NAMED_MAILBOX =
      Scalar.of(
          "a mail address, as Relevo <relevo@example.com>",
          MAILBOX.schema(),
          word -> Optional.of(word.text()).filter(Addresses::isNamedMailbox));

  static final Scalar<String> IP =
      Scalar.of(
              "an IP address",
              Map.of("type", "string"),
              word -> Optional.of(word.text()).filter(Addresses::isIp))
          .hinted(
              word ->
                  word.text().contains("/")
                      ? Optional.of("leave out the prefix after the /")
                      : Optional.empty());

  private Addresses() {}

  private static Optional<HostPort> hostPort(String text) {
    var matcher = HOST_PORT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
      return Optional.empty();
    }
    var host = matcher.group(1).replaceAll("[\\[\\]]", "");
    return Optional.of(new HostPort(host, Integer.parseInt(matcher.group(2))));
  }

  private static boolean isNamedMailbox(String text) {
    var named = NAMED_MAIL.matcher(text);
    return MAIL.matcher(named.matches() ? named.group(1) : text).matches();
  }

  private static boolean isIp(String text) {
    return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  /** A URL of one of some schemes, with a host and without a password. */
  static Scalar<URI> url(String example, String... schemes) {
    var allowed = List.of(schemes);
    return Scalar.of(
            "a URL, as " + example,
            Map.of("type", "string", "pattern", "^(%s)://".formatted(String.join("|", schemes))),
            word -> uri(word.text()).filter(uri -> isUrl(uri, allowed)))
        .hinted(word -> urlHint(word.text(), allowed));
  }

  /** A URL whose port must be said. */
  static Scalar<URI> urlWithPort(String example, String scheme) {
    var url = url(example, scheme);
    return Scalar.of(
            url.phrase(),
            url.schema(),
            word -> url.parse().apply(word).filter(u -> u.getPort() > 0))
        .hinted(
            word ->
                url.parse()
                    .apply(word)
                    .map(u -> "say the port too")
                    .or(() -> url.hint().apply(word)));
  }

  private static boolean isUrl(URI uri, List<String> schemes) {
    return uri.getScheme() != null
        && schemes.contains(uri.getScheme())
        && uri.getHost() != null
        && uri.getUserInfo() == null;
  }

  private static Optional<String> urlHint(String text, List<String> schemes) {
    if (USER.matcher(text).find()) {
      return Optional.of("leave the user and the password out of it");
    }
    int end = text.indexOf("://");
    return end < 0
        ? Optional.of("it begins with %s://".formatted(schemes.getFirst()))
        : Nearest.to(text.substring(0, end), schemes)
            .filter(s -> !text.startsWith(s + ":"))
            .map("did you mean `%s://`?"::formatted);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
