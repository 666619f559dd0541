package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Patroni's API says, as far as it is of use here; what is not said is null. */
final class PatroniJson {
  private PatroniJson() {}

  /** What one page says is wrong. */
  interface Told {
    Optional<Flaw> flaw();
  }

  /** {@code /patroni}: the node itself. */
  record Node(@Nullable String state, @Nullable String role, @Nullable Boolean cluster_unlocked)
      implements Told {

    @Override
    public Optional<Flaw> flaw() {
      if (!"running".equals(state)) {
        return because(Cause.NOT_RUNNING, "its state is " + state + ", its role " + role);
      }
      return Boolean.TRUE.equals(cluster_unlocked)
          ? because(Cause.NO_LEADER, "nobody holds the leader's lock")
          : Optional.empty();
    }
  }

  /** {@code /cluster}: all of its members. */
  record Cluster(@Nullable List<Member> members, @Nullable Boolean pause) implements Told {

    @Override
    public Optional<Flaw> flaw() {
      var leaders = all().stream().filter(Member::leads).toList();
      if (leaders.size() != 1) {
        return because(
            leaders.isEmpty() ? Cause.NO_LEADER : Cause.TWO_LEADERS,
            leaders.size() + " of " + all().size() + " members lead");
      }
      return paused().or(() -> strayed(leaders.getFirst()));
    }

    private List<Member> all() {
      return Objects.requireNonNullElse(members, List.of());
    }

    private Optional<Flaw> paused() {
      return Boolean.TRUE.equals(pause)
          ? because(Cause.PAUSED, "nobody takes over by itself")
          : Optional.empty();
    }

    private Optional<Flaw> strayed(Member leader) {
      return all().stream()
          .filter(member -> !Objects.equals(member.timeline(), leader.timeline()))
          .filter(member -> member.timeline() != null)
          .findFirst()
          .flatMap(
              member ->
                  because(
                      Cause.REPLICA_STOPPED,
                      "%s is on timeline %s, the leader %s on %s"
                          .formatted(
                              member.name(), member.timeline(), leader.name(), leader.timeline())));
    }

    /** Bytes that each member is behind; what Patroni calls unknown is not there. */
    List<Behind> behind() {
      return all().stream().flatMap(member -> member.behind().stream()).toList();
    }
  }

  /** A member and the bytes that it is behind. */
  record Behind(String member, double bytes) {}

  /** One member as the cluster sees it. */
  record Member(
      @Nullable String name,
      @Nullable String role,
      @Nullable Integer timeline,
      @Nullable Object lag) {

    /** The second word was the first one before Patroni 4. */
    boolean leads() {
      return role != null && List.of("leader", "master", "standby_leader").contains(role);
    }

    Optional<Behind> behind() {
      return name != null && lag instanceof Number number
          ? Optional.of(new Behind(name, number.doubleValue()))
          : Optional.empty();
    }
  }

  private static Optional<Flaw> because(Cause cause, String detail) {
    return Optional.of(new Flaw(cause, Text.line("Patroni: " + detail)));
  }
}
