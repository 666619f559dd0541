package io.relevo.bench;

import io.relevo.lab.AddressWatch;
import io.relevo.lab.Client;
import io.relevo.lab.Host;
import io.relevo.lab.Nginx;
import io.relevo.lab.RelevoProcess;
import io.relevo.lab.Stage;
import io.relevo.lab.StageConfig;
import io.relevo.lab.TrackFileWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A pair that Relevo looks after: the stage of the main job, with a budget that no bench uses up.
 */
final class RelevoPair implements Pair {
  private final Kept parts = new Kept();
  private final Stage stage;
  private final AddressWatch address;
  private final TrackFileWatch trackFile;
  private final List<RelevoProcess> agents;

  private RelevoPair(Stage stage, Path folder) throws IOException {
    this.stage = parts.keep(stage);
    this.address = parts.keep(stage.network().watch(Stage.VIP, folder));
    this.trackFile = parts.keep(TrackFileWatch.of(stage.one().trackFile()));
    this.agents = stage.agents();
  }

  static Pair start(Path folder) throws IOException {
    return new RelevoPair(Stage.set(Files.createDirectories(folder), config()), folder);
  }

  /** The defaults of Relevo but for the interval, the budget and the wait before the return. */
  private static StageConfig config() {
    var budget = "budget: { acts: 1000, per: 10m }";
    var keepalived = StageConfig.usual().keepalived();
    return new StageConfig(
        budget, "every: 1s", "return-wait: 0s, " + budget, keepalived, "", false);
  }

  @Override
  public Nginx nginx() {
    return stage.one().nginx();
  }

  @Override
  public Host standby() {
    return stage.two().host();
  }

  @Override
  public AddressWatch address() {
    return address;
  }

  @Override
  public Optional<TrackFileWatch> trackFile() {
    return Optional.of(trackFile);
  }

  @Override
  public Client client() {
    return stage.client(FailoverBench.CLIENT_INTERVAL);
  }

  /** The address is back and both agents have closed the incident. */
  @Override
  public boolean well() {
    return stage.holders().equals(List.of(stage.one().host()))
        && agents.stream().allMatch(RelevoProcess::quiet);
  }

  @Override
  public void close() {
    parts.close();
  }
}
