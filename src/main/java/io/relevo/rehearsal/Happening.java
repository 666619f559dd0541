package io.relevo.rehearsal;

import io.relevo.failover.Order;
import io.relevo.probe.Outcome;
import io.relevo.switching.Found;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can happen in a story. */
public sealed interface Happening {
  /** What happens, in a sentence. */
  String phrase();

  /** Looks at these targets find this from now on. */
  record Become(SequencedMap<String, Outcome> targets) implements Happening {
    @Override
    public String phrase() {
      return each(targets, Become::phrase);
    }

    private static String phrase(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Passed(_, var flaw, _) ->
            flaw.map(why -> " is degraded: " + why.detail()).orElse(" is well");
        case Outcome.Failed(var cause, _, _) -> " fails: " + cause.phrase();
        case Outcome.Unclear _ -> " cannot be looked at";
      };
    }
  }

  /**
   * Somebody types a command.
   *
   * @param on on which agent's host; where nobody says, on the one that is concerned
   */
  record Typed(Order order, String line, Optional<String> on) implements Happening {
    @Override
    public String phrase() {
      return on.map(host -> "on " + host + ": ").orElse("") + "relevo " + line;
    }
  }

  /** These switches do not follow any more, or do again. */
  record Stick(List<String> switches, boolean fast) implements Happening {
    @Override
    public String phrase() {
      return verb(switches, fast ? "sticks" : "moves again", fast ? "stick" : "move again");
    }
  }

  /** Somebody moves switches by hand. */
  record ByHand(SequencedMap<String, Found> switches) implements Happening {
    @Override
    public String phrase() {
      return "by hand: " + each(switches, found -> " is now " + found.phrase());
    }
  }

  /** Agents die from one moment to the next, or are started. */
  record Agents(List<String> names, boolean run) implements Happening {
    @Override
    public String phrase() {
      return "the agent on "
          + verb(names, run ? "starts" : "is killed", run ? "start" : "are killed");
    }
  }

  /** Hosts lose their power with all that is on them, or have it again. */
  record Power(List<String> hosts, boolean on) implements Happening {
    @Override
    public String phrase() {
      return verb(hosts, on ? "boots" : "loses its power", on ? "boot" : "lose their power");
    }
  }

  /** Hosts are cut off from the network, or joined to it again. */
  record Network(List<String> hosts, boolean joined) implements Happening {
    @Override
    public String phrase() {
      return verb(
          hosts,
          joined ? "is on the network again" : "is cut off from the network",
          joined ? "are on the network again" : "are cut off from the network");
    }
  }

  /** No mail relay takes anything any more, or they do again. */
  record Relays(boolean up) implements Happening {
    @Override
    public String phrase() {
      return up ? "the mail relays answer again" : "no mail relay answers";
    }
  }

  private static <T> String each(SequencedMap<String, T> all, Function<T, String> phrase) {
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + phrase.apply(entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String verb(List<String> names, String one, String several) {
    return String.join(", ", names) + " " + (names.size() == 1 ? one : several);
  }
}
