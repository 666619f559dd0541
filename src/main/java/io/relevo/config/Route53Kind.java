package io.relevo.config;

import io.relevo.fleet.Aws;
import io.relevo.fleet.RecordType;
import io.relevo.fleet.Secret;
import io.relevo.fleet.SwitchSpec.Route53;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The kind {@code route53}. */
final class Route53Kind {
  /** Route 53's own limit. */
  private static final int HEAVIEST = 255;

  private static final Pattern ZONE_ID = Pattern.compile("[A-Z0-9]{1,32}");

  private static final Key<String> ZONE =
      Key.required(
          "zone",
          Scalar.of(
              "the id of a hosted zone, as Z0123456789ABCDEFGHIJ",
              Map.of("type", "string", "pattern", "^[A-Z0-9]{1,32}$"),
              word -> Optional.of(word.text()).filter(text -> ZONE_ID.matcher(text).matches())),
          "The id of the hosted zone that the records are in.");

  private static final Key<String> NAME =
      Key.required("name", DnsKeys.HOST, "The name of the weighted records, in full.");

  private static final Key<RecordType> TYPE =
      Key.defaulted("type", Scalars.oneOf(types()), RecordType.A, "The type of the records.");

  private static final Key<String> ID =
      Key.required("id", Scalars.TEXT, "The set identifier of the member's record.");

  private static final Key<Integer> WEIGHT =
      Key.defaulted(
          "weight",
          Scalars.whole(1, HEAVIEST),
          100,
          "Its normal weight. Shares are percentages of it; out is 0.");

  private static final Key<Duration> TTL =
      Key.defaulted(
          "ttl",
          Durations.between("0s", "2d"),
          Duration.ofSeconds(60),
          "The time to live that the records have in Route 53, which is not changed: caches keep an"
              + " address so long after it is out.");

  private static final Key<String> ACCESS_KEY =
      Key.optional(
          "access-key",
          DnsKeys.ID,
          "The access key of AWS. Without it the usual chain says who Relevo is: the environment, a"
              + " profile, the host.");

  private static final Key<Secret> SECRET_KEY =
      Key.optional("secret-key", Scalars.SECRET, "With `access-key`: the secret of it.");

  private static final Key<String> REGION =
      Key.defaulted(
          "region",
          DnsKeys.ID,
          "aws-global",
          "Whose API it is; `aws-cn-global` in China. Route 53 is the same in all regions.");

  private static final Key<URI> ENDPOINT =
      Key.optional(
          "endpoint",
          Addresses.url("https://route53.example.com", "http", "https"),
          "Where the API is, where that does not follow from the region: a private endpoint.");

  static final Key<Route53> KEY =
      Key.optional(
          "route53",
          Section.of(
              "A weighted record in Amazon Route 53.",
              List.of(ZONE, NAME, TYPE, ID, WEIGHT, TTL, ACCESS_KEY, SECRET_KEY, REGION, ENDPOINT),
              Route53Kind::make),
          "Moves the weight of a record in Amazon Route 53. Shared: the first of `agent.peers` that"
              + " is alive moves it.");

  private Route53Kind() {}

  private static SequencedMap<String, RecordType> types() {
    var words = new LinkedHashMap<String, RecordType>();
    for (var type : List.of(RecordType.A, RecordType.AAAA, RecordType.CNAME)) {
      words.put(type.name(), type);
    }
    return words;
  }

  private static Route53 make(Values in) {
    if (in.has(ACCESS_KEY) != in.has(SECRET_KEY)) {
      in.place().missing("have both `access-key` and `secret-key`, or neither");
    }
    var key =
        in.find(ACCESS_KEY)
            .flatMap(id -> in.find(SECRET_KEY).map(secret -> new Aws.Key(id, secret)));
    return new Route53(
        new Aws(in.find(ENDPOINT), in.get(REGION), key),
        in.get(ZONE),
        in.get(NAME),
        in.get(TYPE),
        in.get(ID),
        in.get(WEIGHT),
        in.get(TTL));
  }
}
