package io.relevo.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToIntFunction;

/**
 * What some members of a group can bear of its load.
 *
 * @param borne how much each of them bears, in hundredths of a weight: less than its weight while
 *     it comes back by steps
 * @param whole what all members of the group can bear together, in the same measure
 */
public record Strength(SequencedMap<String, Long> borne, long whole) {
  private static final int ALL = 100;

  /**
   * Of these members of a group.
   *
   * @param share what each has of its normal share now, in percent
   */
  public static Strength of(
      Fleet fleet, Group group, List<String> members, ToIntFunction<String> share) {
    var borne = new LinkedHashMap<String, Long>();
    members.forEach(
        member -> borne.put(member, (long) fleet.weightOf(member) * share.applyAsInt(member)));
    var whole = group.members().stream().mapToLong(fleet::weightOf).sum() * ALL;
    return new Strength(Collections.unmodifiableSequencedMap(borne), whole);
  }

  /** Who they are. */
  public List<String> members() {
    return List.copyOf(borne.keySet());
  }

  /** All of them, in percent of the group, rounded down: a bound in whole percents stays exact. */
  public int percent() {
    return percent(borne.values().stream().mapToLong(Long::longValue).sum());
  }

  /** One of them, in percent of the group, rounded down. */
  public int percent(String member) {
    return percent(borne.getOrDefault(member, 0L));
  }

  private int percent(long part) {
    return whole == 0 ? ALL : (int) (part * ALL / whole);
  }
}
