package io.relevo.lab;

import java.nio.file.Path;

/**
 * What the configuration of both agents says beside the topology.
 *
 * @param agent more lines of the {@code agent} section
 * @param pace the pace of both targets
 * @param group more lines of the group
 * @param keepalived more entries of both switches
 * @param people more lines of the people
 * @param enforce whether the switches are put right whoever moved them
 */
public record StageConfig(
    String agent, String pace, String group, String keepalived, String people, boolean enforce) {
  /**
   * A look every second, two failures, three passes, back at once, and an act whenever one is
   * needed.
   */
  public static StageConfig usual() {
    return new StageConfig(
        "budget: { acts: 20, per: 10m }\n  peer-lost: 15s",
        "every: 1s, timeout: 900ms, fall: 2, rise: 3",
        "return-wait: 1s, budget: { acts: 20, per: 10m }",
        "lower: fault",
        "",
        false);
  }

  public StageConfig withAgent(String lines) {
    return new StageConfig(lines, pace, group, keepalived, people, enforce);
  }

  public StageConfig withGroup(String other) {
    return new StageConfig(agent, pace, other, keepalived, people, enforce);
  }

  public StageConfig withKeepalived(String other) {
    return new StageConfig(agent, pace, group, other, people, enforce);
  }

  public StageConfig withPeople(String more) {
    return new StageConfig(agent, pace, group, keepalived, more, enforce);
  }

  public StageConfig withPace(String other) {
    return new StageConfig(agent, other, group, keepalived, people, enforce);
  }

  /** With switches that are put right whoever moved them. */
  public StageConfig enforcing() {
    return new StageConfig(agent, pace, group, keepalived, people, true);
  }

  /** The file, the same on both hosts: what differs comes from the environment. */
  String text(Path one, Path two) {
    return """
        agent:
          mode: act
          state: "${env:RELEVO_DIR}/state"
          socket: "${env:RELEVO_DIR}/relevo.sock"
          http: "127.0.0.1:8481"
          peers: { lb-1: "10.99.0.1:8480", lb-2: "10.99.0.2:8480" }
          uplink: "tcp://10.99.0.25:25"
          %s
        mail: { relays: ["smtp://10.99.0.25:25"], from: "Relevo <relevo@example.test>", timeout: 2s }
        people:
          ana: { mail: ana@example.test, language: es, zone: America/Santiago }
        %s
        on-call:
          infra: { people: [ana] }
        targets:
          nginx-1: { on: lb-1, nginx: "http://10.99.0.1/healthz", %s, on-call: infra }
          nginx-2: { on: lb-2, nginx: "http://10.99.0.2/healthz", %s, on-call: infra }
        groups:
          web: { members: [nginx-1, nginx-2], keep: 1, when-all-down: leave, %s }
        switches:
          vip-1: { on: lb-1, member: nginx-1, enforce: %s, %s }
          vip-2: { on: lb-2, member: nginx-2, enforce: %s, %s }
        services:
          shop: { needs: [web], maintenance: { nginx-file: "${env:RELEVO_DIR}/nginx/maintenance.on" } }
        """
        .formatted(
            agent, people, pace, pace, group, enforce, instance(one), enforce, instance(two));
  }

  private String instance(Path side) {
    var daemon = side.resolve("keepalived");
    return "keepalived: { file: \"%s\", instance: VI_1, pid: \"%s\", json: \"%s\", address: %s, %s }"
        .formatted(
            side.resolve("vip"),
            daemon.resolve("keepalived.pid"),
            daemon.resolve("keepalived.json"),
            Stage.VIP,
            keepalived);
  }
}
