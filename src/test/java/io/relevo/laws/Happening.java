package io.relevo.laws;

import io.relevo.failover.Order;
import java.time.Duration;

/** One thing that happens; members go by their number, so that it makes sense in any fleet. */
sealed interface Happening {
  /** In the words of an operator's notebook. */
  String sentence(Shape shape);

  /** What a look at a member finds from now on. */
  enum Looks {
    PASS("serves"),
    FAIL("refuses"),
    UNCLEAR("cannot be looked at: no file descriptor is left"),
    NONE("is not looked at");

    private final String words;

    Looks(String words) {
      this.words = words;
    }
  }

  record Turns(int member, Looks into) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return shape.member(member) + " " + into.words;
    }
  }

  /** One look that says the opposite of the others. */
  record Blip(int member) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return "one look at " + shape.member(member) + " contradicts the others";
    }
  }

  /** What becomes of moves of a member's switches from now on. */
  enum Moves {
    WORK("move"),
    REFUSED("refuse to move"),
    FROZEN("hang"),
    HALF("move, and a witness says they did not");

    private final String words;

    Moves(String words) {
      this.words = words;
    }
  }

  record Switches(int member, Moves as) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return "the switches of " + shape.member(member) + " " + as.words;
    }
  }

  record ByHand(int member, boolean in) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return "somebody moves ha-" + shape.member(member) + (in ? " in" : " out") + " by hand";
    }
  }

  record CutOff(boolean now) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return now ? "the uplink does not answer" : "the uplink answers";
    }
  }

  record Pass(int ticks) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return "(" + ticks * Course.TICK.toMillis() + " ms pass)";
    }
  }

  record Drain(int member, int seconds, boolean force) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return "$ relevo drain %s --for %ds%s"
          .formatted(shape.member(member), seconds, force ? " --force" : "");
    }

    Order order(Shape shape) {
      var lasting = Duration.ofSeconds(seconds);
      return new Order.Drain(shape.member(member), lasting, "new disk", "ana", force);
    }
  }

  record Ready(int member, boolean force) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return "$ relevo ready " + shape.member(member) + (force ? " --force" : "");
    }

    Order order(Shape shape) {
      return new Order.Ready(shape.member(member), "ana", force);
    }
  }

  record Pause(int seconds) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return seconds == 0 ? "$ relevo resume" : "$ relevo pause --for " + seconds + "s";
    }

    Order order() {
      return seconds == 0
          ? new Order.Resume("ana")
          : new Order.Pause(Duration.ofSeconds(seconds), "a look around", "ana");
    }
  }

  record Maintenance(boolean on) implements Happening {
    @Override
    public String sentence(Shape shape) {
      return "$ relevo maintenance " + (on ? "on shop --for 20s" : "off shop");
    }

    Order order() {
      return on
          ? new Order.MaintenanceOn("shop", Duration.ofSeconds(20), "new prices", "ana")
          : new Order.MaintenanceOff("shop", "ana");
    }
  }
}
