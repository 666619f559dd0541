package io.relevo.config;

import io.relevo.config.Addresses.HostPort;
import io.relevo.fleet.DnsMember;
import io.relevo.fleet.Secret;
import io.relevo.fleet.SwitchSpec.Rfc2136;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The kind {@code rfc2136}. */
final class Rfc2136Kind {
  private static final int HIGHEST = 65_535;

  /** RFC 8945; MD5 and SHA-1 are broken. */
  private static final List<String> ALGORITHMS =
      List.of("hmac-sha256", "hmac-sha224", "hmac-sha384", "hmac-sha512");

  private static final Key<HostPort> SERVER =
      Key.required(
          "server", Addresses.HOST_AND_PORT, "The primary of the zone, as `host:port`; over TCP.");

  private static final Key<String> KEY =
      Key.required("key", DnsKeys.HOST, "The name of the TSIG key, as the server has it.");

  private static final Key<String> ALGORITHM =
      Key.defaulted(
          "algorithm", Scalars.oneOf(algorithms()), "hmac-sha256", "The algorithm of the key.");

  private static final Key<Secret> SECRET =
      Key.required(
          "secret",
          Scalar.of(
                  "a TSIG secret in Base64",
                  Scalars.TEXT.schema(),
                  word -> Optional.of(new Secret(word.text())).filter(Rfc2136Kind::isBase64))
              .hinted(_ -> Optional.of("make one with: tsig-keygen"))
              .kept(),
          "The secret of the key.");

  private static final Key<String> ADDRESS =
      Key.optional("address", Addresses.IP, "The member's address, in a set of addresses.");

  private static final Key<String> TARGET =
      Key.optional("target", DnsKeys.HOST, "The member's host, in a set of SRV records.");

  private static final Key<Integer> PORT =
      Key.defaulted(
          "port", Scalars.whole(0, HIGHEST), 0, "With `target`: the port in its SRV record.");

  private static final Key<Integer> PRIORITY =
      Key.defaulted("priority", Scalars.whole(0, HIGHEST), 0, "With `target`: the priority in it.");

  private static final Key<Integer> WEIGHT =
      Key.defaulted(
          "weight",
          Scalars.whole(1, HIGHEST),
          100,
          "With `target`: its normal weight in it. Shares are percentages of it; out is not in the"
              + " set.");

  static final Key<Rfc2136> KIND =
      Key.optional(
          "rfc2136",
          Section.of(
              "A record in a set of a name server that takes dynamic updates, as BIND and Knot do.",
              List.of(
                  SERVER,
                  KEY,
                  ALGORITHM,
                  SECRET,
                  DnsKeys.ZONE,
                  DnsKeys.NAME,
                  ADDRESS,
                  TARGET,
                  PORT,
                  PRIORITY,
                  WEIGHT,
                  DnsKeys.TTL),
              Rfc2136Kind::make),
          "Moves a record by signed dynamic updates. Shared: the first of `agent.peers` that is"
              + " alive moves it.");

  private Rfc2136Kind() {}

  private static SequencedMap<String, String> algorithms() {
    var words = new LinkedHashMap<String, String>();
    ALGORITHMS.forEach(name -> words.put(name, name));
    return words;
  }

  private static boolean isBase64(Secret secret) {
    try {
      return Base64.getDecoder().decode(secret.value()).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Rfc2136 make(Values in) {
    if (in.has(ADDRESS) == in.has(TARGET)) {
      in.place().missing("have one of: address, target");
    }
    return new Rfc2136(
        in.get(SERVER).host(),
        in.get(SERVER).port(),
        new Rfc2136.Tsig(in.get(KEY), in.get(ALGORITHM), in.get(SECRET)),
        DnsKeys.set(in),
        member(in));
  }

  private static DnsMember member(Values in) {
    return in.find(TARGET)
        .<DnsMember>map(
            target -> new DnsMember.Service(target, in.get(PORT), in.get(PRIORITY), in.get(WEIGHT)))
        .orElseGet(() -> new DnsMember.Address(in.find(ADDRESS).orElse("")));
  }
}
