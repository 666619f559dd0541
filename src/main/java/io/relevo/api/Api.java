package io.relevo.api;

import io.relevo.config.Configuration;
import io.relevo.loop.Console;
import io.relevo.metrics.Meters;
import io.relevo.metrics.OwnHealth;
import io.relevo.probe.kind.Beats;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The doors of the running agent. Addresses are those at the start; the token may change with a
 * reload.
 */
public final class Api implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Api.class.getName());

  /** An address that is not up yet at boot may come up; meanwhile the socket serves. */
  private static final long TRY_AGAIN_MS = 5_000;

  /** Longer than the longest wait for an answer. */
  private static final int IDLE_SECONDS = 30;

  private static final String BEARER = "Bearer ";

  private final Vertx vertx;
  private final Path socket;
  private final Routes routes;
  private final InstantSource clock;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("api-", 0).factory());

  private Api(Vertx vertx, Path socket, Routes routes, InstantSource clock) {
    this.vertx = vertx;
    this.socket = socket;
    this.routes = routes;
    this.clock = clock;
  }

  /**
   * Opens every door that the configuration names. Must not be called by Vert.x's own threads.
   *
   * @throws IOException when the socket cannot be had; another daemon on it is one reason
   */
  public static Api open(Vertx vertx, Console console, Beats beats, Meters meters, OwnHealth health)
      throws IOException {
    var answers = new Answers(console, meters, health);
    var routes = new Routes(console, answers, new Orders(console), new Reports(console, beats));
    return open(vertx, console.configuration(), routes, InstantSource.system());
  }

  static Api open(Vertx vertx, Configuration configuration, Routes routes, InstantSource clock)
      throws IOException {
    var api = new Api(vertx, configuration.socket(), routes, clock);
    UnixSocket.claim(api.socket);
    api.listenOnSocket();
    api.listen(Address.loopback(configuration.http()), Api::onLoopback);
    own(configuration).ifPresent(address -> api.listen(address, _ -> new Visitor.OnPeers()));
    return api;
  }

  private void listenOnSocket() throws IOException {
    var server = server(UnixSocket::visitor);
    server.listen(SocketAddress.domainSocketAddress(socket.toString())).await();
    servers.add(server);
    UnixSocket.open(socket);
  }

  private void listen(SocketAddress address, Function<HttpServerRequest, Visitor> visitors) {
    tryToListen(address, visitors).otherwiseEmpty().await();
  }

  private Future<HttpServer> tryToListen(
      SocketAddress address, Function<HttpServerRequest, Visitor> visitors) {
    return server(visitors)
        .listen(address)
        .onSuccess(servers::add)
        .onFailure(
            why -> {
              LOG.log(Level.WARNING, "cannot listen on {0} yet: {1}", address, why.getMessage());
              vertx.setTimer(TRY_AGAIN_MS, _ -> listenAgain(address, visitors));
            });
  }

  private void listenAgain(SocketAddress address, Function<HttpServerRequest, Visitor> visitors) {
    if (!threads.isShutdown()) {
      tryToListen(address, visitors);
    }
  }

  private HttpServer server(Function<HttpServerRequest, Visitor> visitors) {
    var options =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            .setHandle100ContinueAutomatically(true)
            .setHttp2ClearTextEnabled(false);
    return vertx
        .createHttpServer(options)
        .requestHandler(new Doorway(visitors, routes, threads, clock));
  }

  private static Visitor onLoopback(HttpServerRequest request) {
    return new Visitor.OnLoopback(
        Optional.ofNullable(request.getHeader("authorization"))
            .filter(header -> header.startsWith(BEARER))
            .map(header -> header.substring(BEARER.length())));
  }

  /** This agent's own address among its peers, where it has some. */
  private static Optional<SocketAddress> own(Configuration configuration) throws IOException {
    var agent = configuration.fleet().agent();
    var address = agent.peers().get(agent.name());
    return address == null ? Optional.empty() : Optional.of(Address.of("agent.peers", address));
  }

  /** The port of the loopback door; where the configuration says 0 it is a free one. */
  public int port() {
    return servers.get(1).actualPort();
  }

  /** Closes every door; requests under way are cut off. */
  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    Future.join(servers.stream().map(HttpServer::close).toList()).otherwiseEmpty().await();
    Files.deleteIfExists(socket);
  }
}
