package io.relevo.config;

import io.relevo.fleet.Connections;
import io.relevo.fleet.Expect;
import io.relevo.fleet.ProbeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of looks; each key is the name of its record. */
final class ProbeKinds {
  /** RFC 9110: three digits, of which the first is 1 to 5. */
  private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");

  /** Accepted statuses, both ends included. */
  record Range(int from, int to) {
    @Override
    public String toString() {
      return from == to ? "" + from : from + "-" + to;
    }
  }

  private static final Scalar<Range> RANGE =
      Scalar.of(
          "an HTTP status or a range of them, as 200 or 200-399",
          Map.of("type", List.of("integer", "string")),
          word -> range(word.text()));

  static final Scalar<URI> WEB = Addresses.url("http://10.0.0.11/healthz", "http", "https");

  static final Key<URI> URL =
      Key.required("url", WEB, "What is asked for. Ask for a page that needs what users need.");

  static final Key<URI> STUB_STATUS =
      Key.optional(
          "stub-status",
          WEB,
          "The address of nginx's `stub_status` page. With it Relevo also sees connections that"
              + " nginx accepted and never handled.");

  static final Key<Range> ANSWER =
      Key.defaulted(
          "status",
          RANGE,
          new Range(200, 399),
          "Which answers are good; any other one is `bad-status`.");

  static final Key<Boolean> BODY =
      Key.defaulted(
          "body",
          Scalars.BOOL,
          true,
          "Whether an empty body is a failure. Say `false` for a page that is empty when all is"
              + " well, as an answer 204 is.");

  static final Key<String> CONTAINS =
      Key.optional(
          "contains",
          Scalars.TEXT,
          "Text that the body must contain, else the answer is `bad-body`. It finds the page of"
              + " somebody else that answers 200.");

  static final Key<Duration> REUSE =
      Key.defaulted(
          "reuse",
          Durations.between("0s", "1h"),
          Duration.ZERO,
          "How long one connection is used for look after look before a fresh one is made; `0s` for"
              + " one look only. Longer costs less, and a target that answers on old connections"
              + " and accepts no new ones is seen that much later.");

  static final Key<Boolean> HTTP_SENTINEL =
      Key.defaulted("sentinel", Scalars.BOOL, false, sentinel("an idle connection is costly"));

  static final Key<Boolean> NGINX_SENTINEL =
      Key.defaulted("sentinel", Scalars.BOOL, true, sentinel("connections are scarce"));

  static final Key<Boolean> TCP_SENTINEL =
      Key.defaulted(
          "sentinel", Scalars.BOOL, false, sentinel("silent clients are counted or shut out"));

  private static String sentinel(String unless) {
    return "Whether a connection is held between looks: when the target lets go of it, it is looked"
        + " at at once, so that a killed process is known in milliseconds. Not where "
        + unless
        + ".";
  }

  private static final Section<ProbeSpec.Http> HTTP =
      Section.of(
              "An HTTP request, and what its answer must be. The URL alone will do.",
              List.of(URL, ANSWER, BODY, CONTAINS, REUSE, HTTP_SENTINEL),
              in -> new ProbeSpec.Http(in.get(URL), expect(in), connections(in, HTTP_SENTINEL)))
          .orJust(URL);

  private static final Section<ProbeSpec.Nginx> NGINX =
      Section.of(
              "An nginx: an HTTP request, and its `stub_status` page. The URL alone will do.",
              List.of(URL, STUB_STATUS, ANSWER, BODY, CONTAINS, REUSE, NGINX_SENTINEL),
              in ->
                  new ProbeSpec.Nginx(
                      in.get(URL),
                      in.find(STUB_STATUS),
                      expect(in),
                      connections(in, NGINX_SENTINEL)))
          .orJust(URL);

  static final Kinds<ProbeSpec> ALL =
      new Kinds<>(
          "probe kind",
          List.of(
              Key.optional("http", HTTP, "Looks by an HTTP request."),
              Key.optional("nginx", NGINX, "Looks at an nginx; it tells more than `http` does."),
              TcpKind.KEY,
              PluginKind.KEY,
              HaproxyKind.KEY,
              HostKind.KEY,
              TlsKind.KEY,
              SmtpKind.KEY,
              KeepalivedKind.KEY,
              MysqlKind.KEY,
              HeartbeatKind.KEY,
              DnsKind.KEY,
              PostgresqlKind.KEY));

  private ProbeKinds() {}

  private static Expect expect(Values in) {
    var status = in.get(ANSWER);
    return new Expect(status.from(), status.to(), in.get(BODY), in.find(CONTAINS));
  }

  private static Connections connections(Values in, Key<Boolean> sentinel) {
    return new Connections(in.get(REUSE), in.get(sentinel));
  }

  private static Optional<Range> range(String text) {
    var matcher = STATUS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int from = Integer.parseInt(matcher.group(1));
    int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
    return Optional.of(new Range(from, to)).filter(range -> from <= to);
  }
}
