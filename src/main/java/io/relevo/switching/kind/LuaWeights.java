package io.relevo.switching.kind;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The pairs of a number and an address in a LUA record, as {@code {10, '192.0.2.1'}}. Nothing but
 * one number is ever changed in it.
 */
record LuaWeights(String content) {
  private static final Pattern PAIR =
      Pattern.compile("\\{\\s*(\\d{1,9})\\s*,\\s*(\\\\?[\"'])([0-9A-Fa-f:.]+)\\2\\s*}");

  boolean has(InetAddress address) {
    return !pairs(address).isEmpty();
  }

  /** Its number; empty when it is not there or more than once. */
  OptionalInt number(InetAddress address) {
    var pairs = pairs(address);
    return pairs.size() == 1
        ? OptionalInt.of(Integer.parseInt(pairs.getFirst().group(1)))
        : OptionalInt.empty();
  }

  /** The sum of all other numbers. */
  long others(InetAddress address) {
    return PAIR.matcher(content)
        .results()
        .filter(pair -> !names(pair, address))
        .mapToLong(pair -> Long.parseLong(pair.group(1)))
        .sum();
  }

  /** The text with another number for this address. */
  String with(InetAddress address, int number) {
    var pair = pairs(address).getFirst();
    return content.substring(0, pair.start(1)) + number + content.substring(pair.end(1));
  }

  private List<MatchResult> pairs(InetAddress address) {
    return PAIR.matcher(content).results().filter(pair -> names(pair, address)).toList();
  }

  private static boolean names(MatchResult pair, InetAddress address) {
    try {
      return address.equals(InetAddress.ofLiteral(pair.group(3)));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
