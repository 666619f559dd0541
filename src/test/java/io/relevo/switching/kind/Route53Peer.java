package io.relevo.switching.kind;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Route 53, as far as its API shows of it: the weighted records of one name. */
final class Route53Peer implements ResponseDefinitionTransformerV2 {
  static final String NAME = "route53";

  private static final String HEAD =
      "<?xml version=\"1.0\"?><%s xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">";
  private static final Pattern CHANGE =
      Pattern.compile(
          "<Action>(\\w+)</Action>.*?<SetIdentifier>(.*?)</SetIdentifier><Weight>(\\d+)</Weight>");

  private final Map<String, Integer> weights = Collections.synchronizedMap(new LinkedHashMap<>());
  private final AtomicInteger pending = new AtomicInteger();
  private volatile boolean mute;

  /** The weight of a record, as a person changes it in the console. */
  void put(String id, int weight) {
    weights.put(id, weight);
  }

  void remove(String id) {
    weights.remove(id);
  }

  Map<String, Integer> weights() {
    return Map.copyOf(weights);
  }

  /** How often a change is still on its way when it is asked for. */
  void pending(int times) {
    pending.set(times);
  }

  /** The next change is made, and its answer lost. */
  void loseTheNextAnswer() {
    mute = true;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public synchronized ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    if (request.getMethod().equals(RequestMethod.POST)) {
      return change(CHANGE.matcher(request.getBodyAsString()).results().toList());
    }
    return request.getUrl().contains("/change/") ? ok(got()) : ok(list());
  }

  private ResponseDefinition change(List<MatchResult> changes) {
    for (MatchResult change : changes) {
      var weight = Integer.valueOf(change.group(3));
      if (change.group(1).equals("DELETE") && !weights.remove(change.group(2), weight)) {
        return error(
            "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidChangeBatch</Code><Message>[Tried"
                + " to delete resource record set, but the values provided do not match the current"
                + " values]</Message></Error></ErrorResponse>");
      }
    }
    changes.stream()
        .filter(change -> change.group(1).equals("CREATE"))
        .forEach(change -> weights.put(change.group(2), Integer.valueOf(change.group(3))));
    boolean lost = mute;
    mute = false;
    return lost
        ? responseDefinition().withFault(Fault.EMPTY_RESPONSE).build()
        : ok(info("ChangeResourceRecordSetsResponse", "PENDING"));
  }

  private String got() {
    return info("GetChangeResponse", pending.getAndDecrement() > 0 ? "PENDING" : "INSYNC");
  }

  private static String info(String root, String status) {
    return HEAD.formatted(root)
        + "<ChangeInfo><Id>/change/C1</Id><Status>%s</Status>".formatted(status)
        + "<SubmittedAt>2026-05-04T03:00:00Z</SubmittedAt></ChangeInfo></%s>".formatted(root);
  }

  private String list() {
    return weights.entrySet().stream()
        .map(Route53Peer::record)
        .collect(
            Collectors.joining(
                "",
                HEAD.formatted("ListResourceRecordSetsResponse") + "<ResourceRecordSets>",
                "<ResourceRecordSet><Name>zzz.example.test.</Name><Type>A</Type><TTL>5</TTL>"
                    + "</ResourceRecordSet></ResourceRecordSets><IsTruncated>false</IsTruncated>"
                    + "<MaxItems>100</MaxItems></ListResourceRecordSetsResponse>"));
  }

  private static String record(Map.Entry<String, Integer> each) {
    return """
        <ResourceRecordSet><Name>www.example.test.</Name><Type>A</Type>\
        <SetIdentifier>%s</SetIdentifier><Weight>%d</Weight><TTL>77</TTL>\
        <ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord>\
        </ResourceRecords></ResourceRecordSet>"""
        .formatted(each.getKey(), each.getValue());
  }

  private static ResponseDefinition ok(String body) {
    return responseDefinition().withStatus(200).withBody(body).build();
  }

  private static ResponseDefinition error(String body) {
    return responseDefinition().withStatus(400).withBody(body).build();
  }
}
