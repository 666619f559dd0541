package io.relevo.fleet;

/** What a hold, an incident or a refusal is about. */
public sealed interface Subject {
  /** The name in the configuration file. */
  String name();

  /** A target in its role as a member of a group: what can be taken out of rotation. */
  record Member(String name) implements Subject {}

  /** A whole group. */
  record InGroup(String name) implements Subject {}

  /** What users use. */
  record OfService(String name) implements Subject {}

  /** A switch, when it is the switch itself that is in trouble. */
  record OfSwitch(String name) implements Subject {}

  /** Another agent, and with it the host it runs on. */
  record OfAgent(String name) implements Subject {}

  /** A person that cannot be told. */
  record Recipient(String name) implements Subject {}

  /** The whole fleet, as {@code relevo pause} freezes it. */
  record Everything() implements Subject {
    @Override
    public String name() {
      return "everything";
    }
  }

  /** The word an operator uses for it: {@code nginx-1}, {@code group web}, {@code service shop}. */
  default String phrase() {
    return switch (this) {
      case Member m -> m.name();
      case InGroup g -> "group " + g.name();
      case OfService s -> "service " + s.name();
      case OfSwitch s -> "switch " + s.name();
      case OfAgent a -> "agent " + a.name();
      case Recipient r -> "recipient " + r.name();
      case Everything _ -> "everything";
    };
  }
}
