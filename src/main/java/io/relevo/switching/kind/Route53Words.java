package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec.Route53;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Why a request to Route 53 failed: what must hold, and what was. */
record Route53Words(Route53 spec) {
  private static final int LONGEST = 200;

  String of(RuntimeException e) {
    return switch (e) {
      case AwsServiceException refused -> refused(refused);
      case ApiCallTimeoutException _ -> said("answer within 5 s", "nothing");
      default -> said("answer", line(String.valueOf(e.getMessage())));
    };
  }

  private String refused(AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null ? "" : text(details.errorCode());
    var message = details == null ? "" : line(text(details.errorMessage()));
    return said(must(code), "%d %s: %s".formatted(e.statusCode(), code, message));
  }

  private String must(String code) {
    return switch (code) {
      case "AccessDenied", "AccessDeniedException" ->
          "allow ListResourceRecordSets, ChangeResourceRecordSets and GetChange on " + spec.zone();
      case "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "ExpiredToken",
          "RequestExpired" ->
          "know the access key, and the clocks must agree";
      case "Throttling", "ThrottlingException", "PriorRequestNotComplete" ->
          "be asked less often by all of this account";
      case "NoSuchHostedZone" -> "have the zone " + spec.zone();
      case "InvalidChangeBatch" -> "have the record as it was read";
      default -> "answer";
    };
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static String said(String must, String was) {
    return "Route 53: must %s (was: %s)".formatted(must, was);
  }

  private static String line(String text) {
    var line = text.lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
