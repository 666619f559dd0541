package io.relevo.api;

import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Expect;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Mode;
import io.relevo.fleet.OnCall;
import io.relevo.fleet.Origins;
import io.relevo.fleet.Pace;
import io.relevo.fleet.Person;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Service;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The fleet of the README: two load balancers with an nginx each, seen from the first. */
public final class ExampleFleet {
  private ExampleFleet() {}

  public static Fleet standing() {
    return standing(new LinkedHashMap<>());
  }

  /** The same after a reload took a target away that nothing else names. */
  public static Fleet without(String target) {
    var all = standing();
    var fewer = new LinkedHashMap<>(all.targets());
    fewer.remove(target);
    return new Fleet(
        all.agent(),
        fewer,
        all.groups(),
        all.switches(),
        all.services(),
        all.people(),
        all.onCall(),
        all.origins());
  }

  /** So many targets that nothing else names. */
  public static Fleet crowd(int size) {
    var all = standing();
    var targets = new LinkedHashMap<String, Target>();
    for (var i = 0; i < size; i++) {
      var name = "t-" + i;
      var spec = new ProbeSpec.Tcp("mail.example.com", 25);
      targets.put(name, new Target(name, Optional.empty(), spec, pace(), Optional.empty()));
    }
    return new Fleet(
        all.agent(),
        targets,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        all.people(),
        all.onCall(),
        all.origins());
  }

  /**
   * The same with addresses to listen on.
   *
   * @param peers {@code host:port} by agent
   */
  public static Fleet standing(SequencedMap<String, String> peers) {
    var budget = new Budget(5, Duration.ofHours(1));
    return new Fleet(
        new Agent("lb-1", Mode.ACT, peers, Duration.ofSeconds(5), Optional.empty(), budget),
        named(List.of(nginx(1), nginx(2), mail()), Target::name),
        named(List.of(web()), Group::name),
        named(List.of(vip(1), vip(2), flag()), Switch::name),
        named(List.of(new Service("shop", List.of("web"))), Service::name),
        named(
            List.of(
                new Person(
                    "ana",
                    "ana@example.com",
                    Locale.forLanguageTag("es"),
                    ZoneId.of("America/Santiago"))),
            Person::name),
        named(List.of(new OnCall("infra", List.of("ana"), Optional.empty())), OnCall::name),
        origins());
  }

  private static Target nginx(int number) {
    var url = URI.create("http://10.0.0.1" + number + "/healthz");
    return new Target(
        "nginx-" + number,
        Optional.of("lb-" + number),
        new ProbeSpec.Nginx(url, Optional.empty(), new Expect(200, 399, false, Optional.empty())),
        pace(),
        Optional.of("infra"));
  }

  private static Target mail() {
    return new Target(
        "mail",
        Optional.empty(),
        new ProbeSpec.Tcp("mail.example.com", 587),
        pace(),
        Optional.empty());
  }

  private static Pace pace() {
    return new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(250), 2, 3);
  }

  private static Group web() {
    return new Group(
        "web",
        List.of("nginx-1", "nginx-2"),
        new Keep.Members(1),
        Group.WhenAllDown.LEAVE,
        Mode.ACT,
        Group.BUDGET,
        Group.RETURN_WAIT,
        Group.RETURN_WAIT_MAX);
  }

  private static Switch vip(int number) {
    var nobody =
        new SwitchSpec.Witness(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return new Switch(
        "vip-" + number,
        Optional.of("lb-" + number),
        new SwitchSpec.Keepalived(
            Path.of("/run/relevo/vip-" + number), SwitchSpec.Keepalived.LOWERED, nobody),
        new Subject.Member("nginx-" + number),
        Mode.ACT,
        false);
  }

  private static Switch flag() {
    return new Switch(
        "shop.maintenance",
        Optional.empty(),
        new SwitchSpec.NginxFile(Path.of("/run/relevo/shop.maintenance")),
        new Subject.OfService("shop"),
        Mode.ACT,
        false);
  }

  private static Origins origins() {
    var lines = new LinkedHashMap<String, Integer>();
    lines.put("targets.nginx-1", 12);
    lines.put("targets.nginx-1.nginx", 12);
    lines.put("targets.nginx-1.every", 12);
    lines.put("targets.nginx-1.fall", 12);
    lines.put("groups.web", 15);
    lines.put("groups.web.keep", 15);
    lines.put("groups.web.when-all-down", 15);
    lines.put("switches.vip-1", 17);
    lines.put("switches.vip-1.on", 17);
    lines.put("agent.mode", 2);
    return new Origins("relevo.yaml", lines);
  }

  private static <T> SequencedMap<String, T> named(List<T> all, Function<T, String> name) {
    var named = new LinkedHashMap<String, T>();
    all.forEach(each -> named.put(name.apply(each), each));
    return named;
  }
}
