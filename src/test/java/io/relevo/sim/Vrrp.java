package io.relevo.sim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Who holds the address, as keepalived 2.2 decides it: the highest priority among those that hear
 * each other, where a track file's number is added and -254 or less is FAULT.
 */
record Vrrp(
    List<String> hosts, Function<String, Optional<String>> file, BiPredicate<String, String> link) {
  private static final int FIRST = 150;
  private static final int STEP = 20;
  private static final int FAULT = -254;

  /** Whoever holds it: one host, several in a split, or none. */
  SortedSet<String> holders() {
    var holders = new TreeSet<String>();
    for (var host : hosts) {
      hosts.stream()
          .filter(other -> other.equals(host) || link.test(host, other))
          .filter(other -> number(other) > FAULT)
          .max(Comparator.comparingInt(this::priority))
          .filter(host::equals)
          .ifPresent(holders::add);
    }
    return holders;
  }

  private int priority(String host) {
    return Math.clamp((long) FIRST - (long) STEP * hosts.indexOf(host) + number(host), 1, 254);
  }

  /** A missing, an empty and a garbled file count as 0: measured. */
  private int number(String host) {
    try {
      return file.apply(host).map(String::strip).map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
