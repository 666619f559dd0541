package io.relevo.config;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import java.time.Duration;
import java.util.List;

/** What Relevo can move. */
final class SwitchSection {
  static final Key<String> ON =
      Key.optional(
          "on",
          NameOf.agent(),
          "The agent that may move it: the one on its host. Without it every agent moves a copy of"
              + " its own, and what is shared is moved by the first of `agent.peers` that is alive.");

  private static final Key<String> MEMBER =
      Key.optional(
          "member",
          NameOf.in("targets"),
          "The target that it takes out of rotation and back; a flag is on while it is out.");

  private static final Key<String> SERVICE =
      Key.optional(
          "service",
          NameOf.in("services"),
          "The service that it puts in maintenance, in place of `member`. All switches of a service"
              + " are moved in the order of the file, or none.");

  private static final Key<Mode> MODE =
      Key.defaulted(
          "mode",
          Enums.MODE,
          Mode.ACT,
          "How far Relevo goes with this switch; never further than `agent.mode` and its group's.");

  private static final Key<Boolean> ENFORCE =
      Key.defaulted(
          "enforce",
          Scalars.BOOL,
          false,
          "Whether a position that somebody else chose is put right at once. Otherwise it is"
              + " reported, and left until it is released.");

  private static final Key<Duration> RAMP =
      Key.optional(
          "ramp",
          Durations.between("0s", "1h"),
          "How long its member takes to its full share when it comes back, in ten steps. Without it"
              + " as in its group.");

  private static final Key<Duration> LINGERS =
      Key.derived(
          "lingers",
          Durations.between("0s", "2d"),
          "the `ttl` of a DNS record, in Route 53 a minute more; else `0s`",
          "How long users may still come after it is out: caches of DNS keep an address for its"
              + " time to live, and some for longer. When a member leaves by an operator's order,"
              + " the switches that stand after this one in the file wait so long.");

  static final Section<Switch> SECTION =
      Section.of(
              "Something Relevo can move.",
              List.of(ON, MEMBER, SERVICE, MODE, ENFORCE, RAMP, LINGERS),
              SwitchSection::make)
          .oneOf(SwitchKinds.ALL);

  private SwitchSection() {}

  private static Switch make(Values in) {
    var spec = in.one(SwitchKinds.ALL);
    if (in.has(RAMP) && !spec.weighted()) {
      in.must(RAMP, "be of a switch that knows shares; this one is in or out");
    }
    if (in.has(SERVICE) && ServiceSection.PAGES.keys().stream().noneMatch(in::has)) {
      in.must(
          SERVICE,
          "be of a switch that knows maintenance: "
              + String.join(", ", ServiceSection.PAGES.names()));
    }
    return new Switch(
        in.name(),
        in.find(ON),
        spec,
        subject(in),
        in.get(MODE),
        in.get(ENFORCE),
        in.find(RAMP),
        in.find(LINGERS).orElseGet(spec::lingers));
  }

  private static Subject subject(Values in) {
    if (in.has(MEMBER) == in.has(SERVICE)) {
      in.place().missing("have either `member` or `service`");
    }
    return in.find(SERVICE)
        .<Subject>map(Subject.OfService::new)
        .orElseGet(() -> new Subject.Member(in.find(MEMBER).orElse("")));
  }
}
