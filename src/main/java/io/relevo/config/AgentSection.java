package io.relevo.config;

import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The agent itself: how far it goes, where it keeps its state, who stands beside it. */
final class AgentSection {
  /** Twice a group's: two groups may fail over at the same time. */
  private static final Budget BUDGET = new Budget(4, Duration.ofMinutes(10));

  static final Key<Mode> MODE =
      Key.defaulted(
          "mode",
          Enums.MODE,
          Mode.OBSERVE,
          "How far this agent goes: `observe` watches and tells, `advise` also says what it would"
              + " have done, `act` moves switches. No group and no switch goes further than this,"
              + " so that with the default nothing is ever moved.");

  static final Key<Path> STATE =
      Key.defaulted(
          "state",
          Scalars.PATH,
          Path.of("/var/lib/relevo"),
          "The folder of the journal and of mail that is not sent yet. It must survive a restart:"
              + " what is lost with it is every hold and every unsent mail.");

  static final Key<SequencedMap<String, String>> PEERS =
      Key.defaulted(
          "peers",
          new Named<>("AGENT", Addresses.LISTEN),
          new LinkedHashMap<>(),
          "Every agent by name, with the `host:port` where the others reach it, this one too. The"
              + " first one that is alive moves what belongs to no single host and speaks for hosts"
              + " that are silent. Without it this agent stands alone.");

  static final Key<Duration> PEER_LOST =
      Key.defaulted(
          "peer-lost",
          Durations.between("3s", "5m"),
          Duration.ofSeconds(5),
          "How long a peer may be silent before the next one speaks for it. Shorter finds a lost"
              + " host sooner; too short makes two agents speak when the network only hiccups.");

  static final Key<URI> UPLINK =
      Key.optional(
          "uplink",
          Addresses.urlWithPort("tcp://10.0.0.1:80", "tcp"),
          "What proves that this host's own network works, usually the gateway; any answer does, a"
              + " refusal too. A failed look counts once it, or a peer, has answered after it. Without"
              + " it an agent that sees everything fail cannot tell whether it is the sick one.");

  static final Key<Path> SOCKET =
      Key.defaulted(
          "socket",
          Scalars.PATH,
          Path.of("/run/relevo/relevo.sock"),
          "The unix socket that the commands talk to (mode 0660). Whoever may write to it may move"
              + " switches.");

  static final Key<String> HTTP =
      Key.defaulted(
          "http",
          Addresses.LISTEN,
          "127.0.0.1:8480",
          "Where status and metrics are served. Reading needs no token there: keep it on loopback;"
              + " port 0 takes any free one.");

  static final Key<Secret> TOKEN =
      Key.optional(
          "token",
          Scalars.TOKEN,
          "What allows acting over HTTP, as a bearer token. Without it only the socket acts.");

  static final Key<Budget> ACTS =
      Key.defaulted(
          "budget",
          Budgets.section(BUDGET),
          BUDGET,
          "How many members may be taken out automatically over all groups. Beyond it Relevo only"
              + " says what it would have done, and a person decides.");

  static final Section<Part> SECTION =
      Section.of(
          "This agent. The same file goes to every host; each agent knows which one it is.",
          List.of(MODE, STATE, PEERS, PEER_LOST, UPLINK, ACTS, SOCKET, HTTP, TOKEN),
          AgentSection::make);

  /** The agent, and what of its section is not the core's business. */
  record Part(Agent agent, Values values) {}

  private AgentSection() {}

  static Part make(Values in) {
    return new Part(
        new Agent(
            in.place().reading().agent(),
            in.get(MODE),
            in.get(PEERS),
            in.get(PEER_LOST),
            in.find(UPLINK),
            in.get(ACTS)),
        in);
  }
}
