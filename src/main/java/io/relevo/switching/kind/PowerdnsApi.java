package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec.Powerdns;
import io.relevo.switching.kind.PowerdnsJson.RrSet;
import io.relevo.switching.kind.PowerdnsJson.Zone;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PowerDNS's HTTP API, for one record set. Answers in time or not at all. */
final class PowerdnsApi {
  /** It answers within milliseconds; one that is frozen should not hold the hand for long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The records of a zone of some ten thousand names. */
  private static final int LARGEST = 16 << 20;

  private final Powerdns spec;
  private final String type;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  PowerdnsApi(Powerdns spec, String type) {
    this.spec = spec;
    this.type = type;
  }

  /** The zone with the set alone; older versions leave out of it what is disabled. */
  Zone served() throws IOException {
    return read(zone() + "?rrset_name=" + spec.set().name() + "&rrset_type=" + type);
  }

  /** The set with everything in it; for that the whole zone is asked for. */
  Optional<RrSet> whole() throws IOException {
    return read(zone()).set(spec.set().name(), type);
  }

  private Zone read(String path) throws IOException {
    var answer = ask("GET", path, BodyPublishers.noBody());
    if (answer.statusCode() != 200) {
      throw refused(answer, "200");
    }
    try {
      return PowerdnsJson.zone(answer.body());
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: must answer with JSON (was: %s)".formatted(at(), e.getMessage()));
    }
  }

  /** Writes the set, with its comments where the backend can keep them. */
  void replace(RrSet set) throws IOException {
    var answer = patch(PowerdnsJson.replacing(set));
    if (answer.statusCode() == 422 && answer.body().contains("comments")) {
      answer = patch(PowerdnsJson.replacingSilently(set));
    }
    if (answer.statusCode() != 204) {
      throw refused(answer, "204");
    }
  }

  private HttpResponse<String> patch(String changes) throws IOException {
    return ask("PATCH", zone(), BodyPublishers.ofString(changes));
  }

  /** Makes it forget the answers that it still has ready for this name. */
  void flush() throws IOException {
    var answer = ask("PUT", cache(), BodyPublishers.noBody());
    if (answer.statusCode() != 200) {
      throw refused(answer, "200");
    }
  }

  private HttpResponse<String> ask(String method, String path, BodyPublisher body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(base() + path))
            .method(method, body)
            .header("X-API-Key", spec.key().value())
            .header("Content-Type", "application/json")
            .build();
    // a timeout of the request ends with the headers: this one counts to the last byte
    var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException(at() + ": must answer within 2 s (was: nothing)", e);
    } catch (ExecutionException e) {
      throw new IOException(at() + ": must answer (was: " + e.getCause() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException(at() + ": interrupted").initCause(e);
    }
  }

  private IOException refused(HttpResponse<String> answer, String must) {
    return new IOException(
        "%s: must answer %s (was: %d %s)"
            .formatted(
                at(), must, answer.statusCode(), PowerdnsJson.complaint(answer.body()).strip()));
  }

  /** Where the set is written. */
  String url() {
    return base() + zone();
  }

  /** Where what is ready of it is forgotten. */
  String flushUrl() {
    return base() + cache();
  }

  private String cache() {
    return "/cache/flush?domain=" + spec.set().name();
  }

  private String zone() {
    return "/zones/" + spec.set().zone();
  }

  private String base() {
    var url = spec.url().toString();
    return url.replaceAll("/+$", "") + "/api/v1/servers/" + spec.server();
  }

  private String at() {
    return "PowerDNS at " + spec.url();
  }
}
