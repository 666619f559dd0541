package io.relevo.fleet;

/** How failed looks are counted until a target is {@code Down}. */
public sealed interface Counting {

  /** So many in a row: a passed look begins the count anew. */
  record InARow(int fails) implements Counting {
    @Override
    public int fewest() {
      return fails;
    }

    @Override
    public Counting atLeast(int least) {
      return new InARow(Math.max(fails, least));
    }

    @Override
    public String phrase() {
      return fails + " failed in a row";
    }
  }

  /**
   * So many among the newest: for a target that fails now and then and answers in between.
   *
   * @param looks how many of the newest clear looks count, {@link #MOST_LOOKS} at most
   */
  record Among(int fails, int looks) implements Counting {
    @Override
    public int fewest() {
      return fails;
    }

    @Override
    public Counting atLeast(int least) {
      return new Among(Math.max(fails, least), Math.max(looks, least));
    }

    @Override
    public String phrase() {
      return "%d failed of the last %d".formatted(fails, looks);
    }
  }

  /**
   * A bucket with a leak: a failed look fills it by one, a passed one drains it by {@link #LEAK}.
   * Long trouble weighs more than short, and is forgotten slowly.
   *
   * @param full from where on the target is down
   */
  record Leaky(int full) implements Counting {
    /** Icinga's and Nagios' counts forget at once; a bucket that drains half as fast does not. */
    public static final double LEAK = 0.5;

    @Override
    public int fewest() {
      return full;
    }

    @Override
    public Counting atLeast(int least) {
      return new Leaky(Math.max(full, least));
    }

    @Override
    public String phrase() {
      return "a bucket of %d full, which a failed look fills by 1 and a passed one drains by %s"
          .formatted(full, LEAK);
    }
  }

  /** As many looks as are remembered one by one. */
  int MOST_LOOKS = 60;

  /** How many failed looks are enough when none passes between them. */
  int fewest();

  /** The same, but never satisfied with fewer failed looks than these. */
  Counting atLeast(int least);

  /** What makes it down, in words. */
  String phrase();
}
