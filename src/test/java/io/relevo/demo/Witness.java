package io.relevo.demo;

import io.relevo.lab.AddressWatch;
import io.relevo.lab.Client;
import io.relevo.lab.Host;
import io.relevo.lab.Lab;
import io.relevo.lab.Mail;
import io.relevo.lab.Stage;
import io.relevo.lab.TrackFileWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Sees from outside what happens on the stage, and when; waits for it, but not for ever. */
final class Witness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CLIENT_INTERVAL = Duration.ofMillis(20);

  private final Stage stage;
  private final AddressWatch address;
  private final TrackFileWatch trackFile;
  private final Client client;

  Witness(Stage stage, Path folder) throws IOException {
    this.stage = stage;
    this.address = stage.network().watch(Stage.VIP, folder);
    this.trackFile = TrackFileWatch.of(stage.one().trackFile());
    this.client = stage.client(CLIENT_INTERVAL);
  }

  /** When a request first failed, and how it looked to the user. */
  Client.Request failure(Instant since) {
    return client("a request fails", request -> !request.ok() && !request.at().isBefore(since));
  }

  /** The first request after that moment which a host answered. */
  Client.Request answer(Instant since, Host host) {
    return client(
        "an answer from " + host,
        request ->
            request.at().isAfter(since) && request.ok() && request.result().contains(name(host)));
  }

  private Client.Request client(String what, Predicate<Client.Request> wanted) {
    return await(what, () -> client.requests().stream().filter(wanted).findFirst());
  }

  private String name(Host host) {
    return host.equals(stage.one().host()) ? stage.one().agent() : stage.two().agent();
  }

  /** How many requests failed since then. */
  int failed(Instant since) {
    return client.failedSince(since).size();
  }

  /** When keepalived on the first host was told to step back. */
  Instant lowered(Instant since) {
    return await("Relevo lowers keepalived on lb-1", () -> trackFile.lowered(since));
  }

  /** When it was told to come back. */
  Instant raised(Instant since) {
    return await("Relevo raises keepalived on lb-1", () -> trackFile.raised(since));
  }

  Instant lost(Host host, Instant since) {
    return address.awaitLost(host, since, PATIENCE);
  }

  Instant gained(Host host, Instant since) {
    return address.awaitGained(host, since, PATIENCE);
  }

  /** The mail that opens or closes an incident. */
  Mail mail(String state) {
    return await(
        "the mail of the incident's state " + state,
        () ->
            stage.mails().stream()
                .filter(mail -> mail.header("X-Relevo-State").equals(Optional.of(state)))
                .findFirst());
  }

  private static <T> T await(String what, Supplier<Optional<T>> seen) {
    Lab.until(PATIENCE, what, () -> seen.get().isPresent());
    return seen.get().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    client.close();
    trackFile.close();
    address.close();
  }
}
