package io.relevo.config;

import io.relevo.fleet.Endpoint;
import io.relevo.fleet.ProbeSpec.Dns;
import io.relevo.fleet.RecordType;
import io.relevo.fleet.Subnet;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** What some name servers answer. */
final class DnsKind {
  private static final int DOMAIN = 53;
  private static final int MOST_SAMPLES = 100;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_*-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");
  private static final Pattern SUBNET = Pattern.compile("([0-9A-Fa-f:.]+)/(\\d{1,3})");

  private static final Key<String> ASKED =
      Key.required(
          "name",
          Scalar.of(
              "a name, as www.example.com",
              Map.of("type", "string"),
              word ->
                  Optional.of(word.text())
                      .filter(text -> text.length() <= 253 && NAME.matcher(text).matches())),
          "What is asked for; no search list is added.");

  private static final Key<RecordType> TYPE =
      Key.defaulted("type", Scalars.oneOf(types()), RecordType.A, "The type of record.");

  private static final Key<List<Endpoint>> RESOLVERS =
      Key.required(
          "resolvers",
          new ListOf<>(
              Scalar.of(
                      "an IP address, with a port if it is not 53",
                      Map.of("type", "string"),
                      word -> server(word.text()))
                  .hinted(word -> Optional.of("a resolver is not itself looked up by name"))),
          "Who is asked, all at the same time. The resolver of this host is never asked unless it"
              + " is named here.");

  private static final Key<List<String>> EXPECT =
      Key.optional(
          "expect",
          new ListOf<>(Scalars.TEXT),
          "The whole answer: these records and no others; over all samples together.");

  private static final Key<List<String>> EXPECT_ANY =
      Key.optional(
          "expect-any",
          new ListOf<>(Scalars.TEXT),
          "Every record of an answer must be one of these, and there must be one.");

  private static final Key<Duration> LEAST_TTL =
      Key.optional(
          "least-ttl",
          Durations.between("0s", "7d"),
          "A record that may be kept for less time is a flaw. A cache counts down: ask the zone's"
              + " own servers.");

  private static final Key<Duration> MOST_TTL =
      Key.optional(
          "most-ttl",
          Durations.between("0s", "7d"),
          "A record that may be kept for longer is a flaw: a dead address is used for so long.");

  private static final Key<Subnet> REGION =
      Key.optional(
          "subnet",
          Scalar.of(
              "a network, as 200.1.0.0/16", Map.of("type", "string"), word -> subnet(word.text())),
          "The region for which is asked (EDNS client subnet). The server must believe it.");

  private static final Key<Integer> SAMPLES =
      Key.defaulted(
          "samples",
          Scalars.whole(1, MOST_SAMPLES),
          1,
          "How often each resolver is asked in one look, one after the other: for weighted answers,"
              + " of which each holds a part.");

  private static final Section<Dns> SECTION =
      Section.of(
          "What some name servers answer.",
          List.of(ASKED, TYPE, RESOLVERS, EXPECT, EXPECT_ANY, LEAST_TTL, MOST_TTL, REGION, SAMPLES),
          DnsKind::make);

  static final Key<Dns> KEY = Key.optional("dns", SECTION, "Looks at what name servers answer.");

  private DnsKind() {}

  private static Dns make(Values in) {
    if (in.has(EXPECT) && in.has(EXPECT_ANY)) {
      in.must(EXPECT_ANY, "be the only expectation: `expect` is there too");
    }
    return new Dns(
        in.get(ASKED),
        in.get(TYPE),
        in.get(RESOLVERS),
        in.find(EXPECT).or(() -> in.find(EXPECT_ANY)).orElse(List.of()),
        in.has(EXPECT),
        in.find(LEAST_TTL),
        in.find(MOST_TTL),
        in.find(REGION),
        in.get(SAMPLES));
  }

  private static Optional<Endpoint> server(String text) {
    if (isIp(text)) {
      return Optional.of(new Endpoint(text, DOMAIN));
    }
    var word = new Word(text, text, false);
    return Addresses.HOST_AND_PORT
        .parse()
        .apply(word)
        .filter(address -> isIp(address.host()))
        .map(address -> new Endpoint(address.host(), address.port()));
  }

  private static boolean isIp(String text) {
    try {
      InetAddress.ofLiteral(text);
      return Addresses.IP.parse().apply(new Word(text, text, false)).isPresent();
    } catch (IllegalArgumentException e) {
      return false; // as ":::", which has the look of one
    }
  }

  private static Optional<Subnet> subnet(String text) {
    var matcher = SUBNET.matcher(text);
    if (!matcher.matches() || !isIp(matcher.group(1))) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(matcher.group(2));
    int most = text.indexOf(':') < 0 ? 32 : 128;
    return Optional.of(new Subnet(matcher.group(1), bits)).filter(net -> net.bits() <= most);
  }

  private static SequencedMap<String, RecordType> types() {
    var words = new LinkedHashMap<String, RecordType>();
    for (RecordType type : RecordType.values()) {
      words.put(type.name(), type);
    }
    return words;
  }
}
