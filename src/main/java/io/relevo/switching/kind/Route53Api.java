package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec.Route53;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Route 53's API, for the weighted records of one name and type. Answers in time or not at all. */
final class Route53Api {
  /** It usually answers within 200 ms; one that does not should not hold the hand for long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Route 53's own limit on the weighted records of one name. */
  private static final int MOST_RECORDS = 100;

  /** Route 53's own limit on a comment. */
  private static final int LONGEST_COMMENT = 256;

  private final Route53 spec;
  private @Nullable Route53Client client;

  Route53Api(Route53 spec) {
    this.spec = spec;
  }

  /** The records as they are in the zone, with the changes that are still on their way. */
  List<ResourceRecordSet> records() throws IOException {
    var answer =
        call(
            aws ->
                aws.listResourceRecordSets(
                    question ->
                        question
                            .hostedZoneId(spec.zone())
                            .startRecordName(spec.name())
                            .startRecordType(spec.type().name())
                            .maxItems(String.valueOf(MOST_RECORDS))));
    return answer.resourceRecordSets().stream().filter(this::weighted).toList();
  }

  private boolean weighted(ResourceRecordSet record) {
    return record.name().equalsIgnoreCase(spec.name())
        && record.typeAsString().equals(spec.type().name())
        && record.weight() != null;
  }

  /**
   * Puts one record in the place of another, in one transaction: Route 53 takes the old one out
   * only if it still is just that, and does neither if it is not.
   *
   * @return the id of the change, which is on its way to all name servers
   */
  String replace(ResourceRecordSet old, ResourceRecordSet record, String note) throws IOException {
    var comment = "relevo: " + note.strip();
    var changes = List.of(change(ChangeAction.DELETE, old), change(ChangeAction.CREATE, record));
    return call(aws ->
            aws.changeResourceRecordSets(
                request ->
                    request
                        .hostedZoneId(spec.zone())
                        .changeBatch(
                            batch ->
                                batch
                                    .comment(
                                        comment.substring(
                                            0, Math.min(comment.length(), LONGEST_COMMENT)))
                                    .changes(changes))))
        .changeInfo()
        .id();
  }

  private static Change change(ChangeAction action, ResourceRecordSet record) {
    return Change.builder().action(action).resourceRecordSet(record).build();
  }

  /** Whether all of Route 53's name servers have the change. */
  boolean inSync(String change) throws IOException {
    ChangeInfo info = call(aws -> aws.getChange(question -> question.id(change))).changeInfo();
    return info.status() == ChangeStatus.INSYNC;
  }

  private <T> T call(Function<Route53Client, T> request) throws IOException {
    try {
      return request.apply(client());
    } catch (RuntimeException e) {
      // the library throws more than its own: an UncheckedIOException for an answer that is broken
      throw new IOException(new Route53Words(spec).of(e), e);
    }
  }

  private Route53Client client() {
    var made = client;
    if (made == null) {
      made = make();
      client = made;
    }
    return made;
  }

  /** It tries nothing again: that is for the next turn, which looks first. */
  private Route53Client make() {
    var builder =
        Route53Client.builder()
            .region(Region.of(spec.access().region()))
            .credentialsProvider(credentials())
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(PATIENCE)
                    .socketTimeout(PATIENCE)
                    .build())
            .overrideConfiguration(
                override ->
                    override.apiCallTimeout(LIMIT).retryStrategy(AwsRetryStrategy.doNotRetry()));
    spec.access().endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private AwsCredentialsProvider credentials() {
    Supplier<AwsCredentialsProvider> chain = () -> DefaultCredentialsProvider.builder().build();
    return spec.access()
        .key()
        .<AwsCredentialsProvider>map(
            key ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret().value())))
        .orElseGet(chain);
  }
}
