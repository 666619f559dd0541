package io.relevo.loop;

import io.relevo.config.Configuration;
import io.relevo.failover.Order;
import io.relevo.failover.Ruling;
import io.relevo.fleet.Setting;
import io.relevo.journal.Entry;
import io.relevo.turn.Plan;
import io.relevo.turn.Turn;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the outside may ask of the running agent. */
public interface Console {
  /** The configuration in force. */
  Configuration configuration();

  /** The newest turn. */
  Plan latest();

  /** Hands in an order; the answer comes with the turn that ruled on it. */
  CompletableFuture<Ruling> submit(Order order);

  /** What would become of an order. */
  Turn.Preview preview(Order order);

  /** What would be done to put a switch there, a line each; nothing is done. */
  List<String> commands(String switchName, Setting setting);

  /** The newest entries of the journal, oldest first. */
  List<Entry> newest(int count);

  /** The newest entries of these kinds, oldest first. */
  List<Entry> newest(List<Class<? extends Entry>> kinds, int count);

  /**
   * Reads the configuration again; the old one stays when the new one has problems, which are
   * returned.
   */
  CompletableFuture<List<String>> reload();

  /** Relevo's own health and figures. */
  Vitals vitals();
}
