package io.relevo.switching.kind;

import io.relevo.json.Json;
import java.util.List;

/** What keepalived writes, as far as it is of use here. */
final class KeepalivedJson {
  private KeepalivedJson() {}

  private record Instance(Data data) {}

  private record Data(String iname, int state) {}

  /** The form of {@code json_version 2}; version 1 is the list alone. */
  private record Second(List<Instance> vrrp) {}

  /**
   * The role of every instance.
   *
   * @throws IllegalArgumentException when the text is not whole, or not keepalived's
   */
  static List<Answer.Role> roles(String text) {
    try {
      return instances(text).stream()
          .map(Instance::data)
          .map(data -> new Answer.Role(data.iname(), data.state()))
          .toList();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("keepalived's JSON: must have vrrp instances", e);
    }
  }

  private static List<Instance> instances(String text) {
    return text.startsWith("{")
        ? Json.read(text, Second.class).vrrp()
        : List.of(Json.read(text, Instance[].class));
  }
}
