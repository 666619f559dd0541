package io.relevo.config;

import io.relevo.fleet.Secret;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.SwitchSpec.Powerdns;
import io.relevo.fleet.SwitchSpec.Powerdns.Withdrawal;
import java.net.URI;
import java.util.List;

/** The kind {@code powerdns}. */
final class PowerdnsKind {
  private static final int HEAVIEST = 10_000;

  private static final Key<URI> URL =
      Key.required(
          "url",
          Addresses.url("http://127.0.0.1:8081", "http", "https"),
          "Where PowerDNS has its API: `webserver-address` and `webserver-port`.");

  private static final Key<Secret> KEY =
      Key.required("key", Scalars.SECRET, "The `api-key` of PowerDNS.");

  private static final Key<String> SERVER =
      Key.defaulted(
          "server", DnsKeys.ID, "localhost", "The id of the server in the API; rarely another.");

  private static final Key<String> ADDRESS =
      Key.required("address", Addresses.IP, "The member's address, as it stands in the set.");

  private static final Key<Withdrawal> OUT =
      Key.defaulted(
          "out",
          Enums.WITHDRAWAL,
          Withdrawal.DISABLED,
          "How it goes out: `disabled` keeps the record in the set, not served; `removed` takes it"
              + " out of the set; `weight` lowers its number in a `pickwrandom` record to nothing.");

  private static final Key<Integer> WEIGHT =
      Key.defaulted(
          "weight",
          Scalars.whole(1, HEAVIEST),
          100,
          "With `out: weight`: its normal number in the record. Shares are percentages of it.");

  static final Key<Powerdns> KIND =
      Key.optional(
          "powerdns",
          Section.of(
              "An address in a record set of PowerDNS.",
              List.of(
                  URL, KEY, DnsKeys.ZONE, DnsKeys.NAME, ADDRESS, OUT, WEIGHT, DnsKeys.TTL, SERVER),
              PowerdnsKind::make),
          "Moves an address in a record set of PowerDNS. Shared: the first of `agent.peers` that"
              + " is alive moves it.");

  private PowerdnsKind() {}

  private static Powerdns make(Values in) {
    if (in.get(OUT) != Withdrawal.WEIGHT && in.get(WEIGHT) != 100) {
      in.must(WEIGHT, "come with `out: weight`: nothing else has a weight");
    }
    return new SwitchSpec.Powerdns(
        in.get(URL),
        in.get(KEY),
        in.get(SERVER),
        DnsKeys.set(in),
        in.get(ADDRESS),
        in.get(OUT),
        in.get(WEIGHT));
  }
}
