package io.relevo.config;

import io.relevo.fleet.RecordSet;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the switches of all name servers have in common: which record set it is. */
final class DnsKeys {
  /** RFC 1035: a name of 253 letters at most, of labels of 63 at most. */
  private static final Pattern DNS_NAME =
      Pattern.compile("(?=.{1,254}$)(?:[A-Za-z0-9_-]{1,63}\\.)*[A-Za-z0-9_-]{1,63}\\.?");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");

  static final Scalar<String> ID =
      Scalar.of(
          "letters, digits, dots and dashes",
          Map.of("type", "string"),
          word -> Optional.of(word.text()).filter(text -> WORD.matcher(text).matches()));

  static final Scalar<String> HOST =
      Scalar.of(
          "a whole DNS name, as www.example.com",
          Map.of("type", "string"),
          word ->
              Optional.of(word.text())
                  .filter(text -> DNS_NAME.matcher(text).matches())
                  .map(DnsKeys::canonical));

  static final Key<String> ZONE =
      Key.required("zone", HOST, "The zone that the name is in; the server must be its primary.");

  static final Key<String> NAME =
      Key.required(
          "name", HOST, "The name whose records these are, in full. It must be in the zone.");

  static final Key<Duration> TTL =
      Key.defaulted(
          "ttl",
          Durations.between("1s", "7d"),
          Duration.ofSeconds(30),
          "The time to live of a set that has to be made anew. One that is there keeps its own.");

  private DnsKeys() {}

  /** The set that a section names. */
  static RecordSet set(Values in) {
    var zone = in.get(ZONE);
    var name = in.get(NAME);
    if (!name.equals(zone) && !name.endsWith("." + zone)) {
      in.must(NAME, "be in the zone " + zone, name);
    }
    return new RecordSet(zone, name, in.get(TTL));
  }

  /** Names are the same whatever case they are written in, and end with a dot. */
  static String canonical(String name) {
    var small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small : small + ".";
  }
}
