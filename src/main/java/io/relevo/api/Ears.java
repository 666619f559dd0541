package io.relevo.api;

import io.relevo.fleet.Agent;
import io.relevo.json.Json;
import io.relevo.turn.PeerReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks each peer every second what it says of itself. A peer that does not answer is simply not
 * heard.
 */
public final class Ears implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Ears.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** To connect and to answer; what took longer was true before this process stood still. */
  private static final long LONGEST = INTERVAL.multipliedBy(2).toNanos();

  private final Vertx vertx;
  private final HttpClient client;
  private final Consumer<PeerReport> heard;
  private final long timer;

  /**
   * @param agent this agent, with the addresses of its peers
   * @param heard is given each report
   */
  public Ears(Vertx vertx, Agent agent, Consumer<PeerReport> heard) {
    this.vertx = vertx;
    this.heard = heard;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) INTERVAL.toMillis()));
    agent.others().forEach(peer -> ask(agent, peer));
    this.timer =
        vertx.setPeriodic(
            INTERVAL.toMillis(), _ -> agent.others().forEach(peer -> ask(agent, peer)));
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    client.close();
  }

  private void ask(Agent agent, String peer) {
    var url = "http://" + agent.peers().get(peer) + "/peer";
    var asked = System.nanoTime();
    client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url)
                .setTimeout(INTERVAL.toMillis()))
        .compose(HttpClientRequest::send)
        .compose(Ears::body)
        .map(body -> Json.read(body.toString(), PeerReport.class))
        .onSuccess(report -> accept(peer, report, asked))
        .onFailure(
            failure ->
                LOG.log(Level.DEBUG, "peer {0} is not heard: {1}", peer, failure.toString()));
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    return response.statusCode() == 200
        ? response.body()
        : Future.failedFuture("it answered " + response.statusCode());
  }

  private void accept(String peer, PeerReport report, long asked) {
    if (System.nanoTime() - asked > LONGEST) {
      LOG.log(Level.DEBUG, "peer {0} answered before this process stood still", peer);
    } else if (report.agent().equals(peer)) {
      heard.accept(report);
    } else {
      LOG.log(
          Level.WARNING,
          "peers.{0}: must be the address of agent {0} (was: {1} answers there)",
          peer,
          report.agent());
    }
  }
}
