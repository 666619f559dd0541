package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** The answers of one resolver, held against what is expected. */
final class DnsAnswers {
  private final ProbeSpec.Dns spec;
  private final String resolver;
  private final Set<String> expected;
  private final Map<String, Integer> seen = new TreeMap<>();
  private int samples;
  private long least = Long.MAX_VALUE;
  private long most;

  DnsAnswers(ProbeSpec.Dns spec, String resolver) {
    this.spec = spec;
    this.resolver = resolver;
    this.expected = new TreeSet<>(spec.expect().stream().map(DnsAnswers::plain).toList());
  }

  int samples() {
    return samples;
  }

  /** One more answer; the outcome as soon as it is certain. */
  Optional<Outcome> add(Message reply) {
    int code = reply.getRcode();
    if (code != Rcode.NOERROR) {
      return Optional.of(failed(cause(code), "answered " + Rcode.string(code)));
    }
    Set<String> answer = new TreeSet<>();
    for (Record record : reply.getSection(Section.ANSWER)) {
      if (record.getType() == org.xbill.DNS.Type.value(spec.type().name())) {
        answer.add(text(record));
        least = Math.min(least, record.getTTL());
        most = Math.max(most, record.getTTL());
      }
    }
    answer.forEach(each -> seen.merge(each, 1, Integer::sum));
    samples++;
    return judge(answer);
  }

  private Optional<Outcome> judge(Set<String> answer) {
    boolean known = expected.isEmpty() || expected.containsAll(answer);
    if (answer.isEmpty() || !known) {
      return Optional.of(wrong(answer));
    }
    return samples < spec.samples() ? Optional.empty() : Optional.of(verdict());
  }

  private Outcome verdict() {
    return spec.exact() && !seen.keySet().equals(expected)
        ? wrong(seen.keySet())
        : new Outcome.Passed(Outcome.Answer.SERVING, flaw(), measures());
  }

  private Outcome wrong(Set<String> found) {
    String wanted = expected.isEmpty() ? "any" : (spec.exact() ? "" : "any of ") + expected;
    return failed(
        Cause.WRONG_ANSWER,
        "expected %s, found %s%s"
            .formatted(
                wanted,
                found.isEmpty() ? "no " + spec.type() : found,
                samples > 1 ? " in %d samples".formatted(samples) : ""));
  }

  private Optional<Flaw> flaw() {
    return spec.leastTtl()
        .filter(ttl -> least < ttl.toSeconds())
        .map(ttl -> "TTL %d s, expected at least %d s".formatted(least, ttl.toSeconds()))
        .or(
            () ->
                spec.mostTtl()
                    .filter(ttl -> most > ttl.toSeconds())
                    .map(t -> "TTL %d s, expected at most %d s".formatted(most, t.toSeconds())))
        .map(detail -> new Flaw(Cause.WRONG_ANSWER, Text.line(resolver + ": " + detail)));
  }

  private List<Measured> measures() {
    var measures = new ArrayList<>(List.of(new Measured("ttl", resolver, least)));
    if (spec.samples() > 1) {
      seen.forEach(
          (answer, times) ->
              measures.add(
                  new Measured(
                      "share", Text.line(resolver + " " + answer), 100.0 * times / samples)));
    }
    return measures;
  }

  private Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(resolver + ": " + detail));
  }

  private static Cause cause(int code) {
    return switch (code) {
      case Rcode.SERVFAIL -> Cause.SERVFAIL;
      case Rcode.NXDOMAIN -> Cause.NO_SUCH_NAME;
      default -> Cause.REJECTED;
    };
  }

  private static String text(Record record) {
    return switch (record) {
      case ARecord a -> a.getAddress().getHostAddress();
      case AAAARecord a -> a.getAddress().getHostAddress();
      case TXTRecord text -> plain(String.join("", text.getStrings()));
      default -> plain(record.rdataToString());
    };
  }

  /** The same for all ways of writing it. */
  private static String plain(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException e) {
      String small = text.toLowerCase(Locale.ROOT); // it is no address
      return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }
  }
}
