package io.relevo.fleet;

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
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Fleets for tests: nginx-1 on lb-1, nginx-2 on lb-2 and so on, all in the group {@code web}, each
 * with a keepalived switch vip-N; the service {@code shop} with a maintenance flag on every host.
 */
public final class Fleets {
  private static final Pace PACE =
      new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(250), 2, 3);

  private static final ProbeSpec ADDRESS =
      new ProbeSpec.Keepalived("10.0.0.9", Optional.empty(), Optional.empty(), Optional.empty());

  private static final String INFRA = "infra";

  private int hosts = 2;
  private Keep keep = new Keep.Members(1);
  private List<Integer> weights = List.of();
  private List<String> domains = List.of();
  private Group.WhenAllDown whenAllDown = Group.WhenAllDown.LEAVE;
  private Mode mode = Mode.ACT;
  private Mode groupMode = Mode.ACT;
  private Mode switchMode = Mode.ACT;
  private boolean enforce;
  private Optional<Group.Vip> vip = Optional.empty();
  private Group.Writers writers = Group.Writers.ANY;
  private Budget budget = Group.BUDGET;
  private Budget budgetOfAll = new Budget(4, Duration.ofMinutes(10));
  private Duration returnWait = Group.RETURN_WAIT;
  private Duration returnWaitMax = Group.RETURN_WAIT_MAX;
  private boolean agents = true;
  private boolean uplink;
  private int routers;
  private boolean haproxy;
  private Duration ramp = Duration.ZERO;
  private boolean dns;
  private boolean local;
  private boolean balancers;
  private boolean flags;
  private boolean dnsBefore;
  private int lowered = SwitchSpec.Keepalived.FAULT;
  private List<String> people = List.of("ana");
  private Optional<Duration> remind = Optional.empty();

  private Fleets() {}

  /** Two hosts with an agent each, as in the first example of the documentation. */
  public static Fleets two() {
    return new Fleets();
  }

  /** So many members on one agent, which moves all their switches. */
  public static Fleets alone(int members) {
    var fleets = new Fleets().hosts(members);
    fleets.agents = false;
    return fleets;
  }

  public Fleets hosts(int many) {
    hosts = many;
    return this;
  }

  public Fleets vip(Group.Vip shared) {
    vip = Optional.of(shared);
    return this;
  }

  public Fleets oneWriter() {
    writers = Group.Writers.ONE;
    return this;
  }

  public Fleets keep(int members) {
    keep = new Keep.Members(members);
    return this;
  }

  /** In percent of what all members bear; the first ones weigh so much, the others 1. */
  public Fleets capacity(int percent, Integer... each) {
    keep = new Keep.Capacity(percent);
    weights = List.of(each);
    return this;
  }

  /** All members stand in these failure domains. */
  public Fleets domains(String... names) {
    domains = List.of(names);
    return this;
  }

  public Fleets takeOut() {
    whenAllDown = Group.WhenAllDown.TAKE_OUT;
    return this;
  }

  public Fleets mode(Mode agents) {
    mode = agents;
    return this;
  }

  public Fleets groupMode(Mode group) {
    groupMode = group;
    return this;
  }

  public Fleets switchMode(Mode each) {
    switchMode = each;
    return this;
  }

  public Fleets enforce() {
    enforce = true;
    return this;
  }

  public Fleets budget(int acts, Duration per) {
    budget = new Budget(acts, per);
    return this;
  }

  public Fleets budgetOfAll(int acts, Duration per) {
    budgetOfAll = new Budget(acts, per);
    return this;
  }

  public Fleets returnWait(Duration first, Duration longest) {
    returnWait = first;
    returnWaitMax = longest;
    return this;
  }

  /** A DNS record set with every member's address in it, instead of keepalived: dns-N. */
  public Fleets dns() {
    dns = true;
    return this;
  }

  /** A balancer on every host with a server for every member, before keepalived: hap-N. */
  public Fleets balancers() {
    balancers = true;
    return this;
  }

  /**
   * A flag for every member after keepalived, and one more page of the service: flag-N, shop-map.
   */
  public Fleets flags() {
    flags = true;
    return this;
  }

  /** What is looked at is an address of each host, which only the agent there can see. */
  public Fleets local() {
    local = true;
    return this;
  }

  /** The record set of {@link #dns} before keepalived. */
  public Fleets dnsBefore() {
    dnsBefore = true;
    return this;
  }

  public Fleets uplink() {
    uplink = true;
    return this;
  }

  /** Every member is reached through a router, or any of several, which are looked at last. */
  public Fleets routers(int many) {
    routers = many;
    return this;
  }

  /** HAProxy in place of keepalived; members come back by steps in so long. */
  public Fleets ramp(Duration length) {
    haproxy = true;
    return ramping(length);
  }

  /** Members come back by steps in so long. */
  public Fleets ramping(Duration length) {
    ramp = length;
    return this;
  }

  /** What is written to take a host out; FAULT unless said. */
  public Fleets lowered(int value) {
    lowered = value;
    return this;
  }

  public Fleets people(List<String> names) {
    people = List.copyOf(names);
    return this;
  }

  /** Everybody is called for every member, and told again this often. */
  public Fleets remind(Duration every) {
    remind = Optional.of(every);
    return this;
  }

  /** The fleet as the agent lb-1 sees it. */
  public Fleet fleet() {
    return as("lb-1");
  }

  /** The fleet as one of its agents sees it. */
  public Fleet as(String agent) {
    return new Fleet(
        agent(agent),
        targets(),
        byName(1, _ -> web(), Group::name),
        switches(),
        byName(1, _ -> new Service("shop", List.of("web")), Service::name),
        byName(people.size(), this::person, Person::name),
        byName(remind.isPresent() ? 1 : 0, _ -> new OnCall(INFRA, people, remind), OnCall::name),
        new Origins("relevo.yaml", new LinkedHashMap<>()));
  }

  private Agent agent(String name) {
    SequencedMap<String, String> peers = byName(agents ? hosts : 0, n -> "lb-" + n, lb -> lb);
    peers.replaceAll((lb, _) -> lb + ":8480");
    return new Agent(
        name,
        mode,
        peers,
        Duration.ofSeconds(5),
        uplink ? Optional.of(URI.create("tcp://10.0.0.1:53")) : Optional.empty(),
        budgetOfAll);
  }

  private SequencedMap<String, Target> targets() {
    var all = byName(hosts, this::target, Target::name);
    all.putAll(byName(routers, this::router, Target::name));
    return all;
  }

  private Target router(int n) {
    var spec = new ProbeSpec.Tcp("10.0.0." + n, 22);
    return new Target(routerName(n), Optional.of("lb-1"), spec, PACE, Optional.empty());
  }

  private String routerName(int n) {
    return routers > 1 ? "router-" + n : "router";
  }

  private Target target(int n) {
    return new Target(
        "nginx-" + n,
        Optional.of(host(n)),
        local ? ADDRESS : nginx(n),
        PACE,
        remind.map(_ -> INFRA),
        IntStream.rangeClosed(1, routers).mapToObj(this::routerName).toList(),
        domains,
        n <= weights.size() ? weights.get(n - 1) : 1);
  }

  private static ProbeSpec nginx(int n) {
    return new ProbeSpec.Nginx(
        URI.create("http://10.0.0.1" + n + "/healthz"),
        Optional.empty(),
        new Expect(200, 299, true, Optional.empty()));
  }

  private String host(int n) {
    return agents ? "lb-" + n : "lb-1";
  }

  private Group web() {
    var members = IntStream.rangeClosed(1, hosts).mapToObj(n -> "nginx-" + n).toList();
    return new Group(
        "web",
        members,
        keep,
        whenAllDown,
        groupMode,
        budget,
        returnWait,
        returnWaitMax,
        ramp,
        vip,
        writers);
  }

  private SequencedMap<String, Switch> switches() {
    var all = byName(dns || dnsBefore ? hosts : 0, this::address, Switch::name);
    all.putAll(byName(balancers ? hosts : 0, this::server, Switch::name));
    all.putAll(byName(dns ? 0 : hosts, this::vip, Switch::name));
    var page =
        new Switch(
            "shop-page",
            Optional.empty(),
            new SwitchSpec.NginxFile(Path.of("/run/relevo/shop.maintenance")),
            new Subject.OfService("shop"),
            switchMode,
            enforce);
    all.put(page.name(), page);
    if (flags) {
      all.put("shop-map", map(new Subject.OfService("shop"), "shop-map", "shop"));
      all.putAll(
          byName(
              hosts,
              n -> map(new Subject.Member("nginx-" + n), "flag-" + n, "nginx-" + n),
              Switch::name));
    }
    return all;
  }

  private Switch vip(int n) {
    var none =
        new SwitchSpec.Witness(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return new Switch(
        "vip-" + n,
        Optional.of(host(n)),
        haproxy
            ? server("nginx-" + n)
            : new SwitchSpec.Keepalived(Path.of("/run/relevo/vip-" + n), lowered, none),
        new Subject.Member("nginx-" + n),
        switchMode,
        enforce);
  }

  private Switch map(Subject moved, String name, String word) {
    var spec =
        new SwitchSpec.HaproxyMap(
            URI.create("unix:/run/haproxy/admin.sock"), Path.of("/etc/haproxy/flags"), word);
    return new Switch(name, Optional.empty(), spec, moved, switchMode, enforce);
  }

  private Switch server(int n) {
    return new Switch(
        "hap-" + n,
        Optional.empty(),
        server("nginx-" + n),
        new Subject.Member("nginx-" + n),
        switchMode,
        enforce);
  }

  private static SwitchSpec server(String name) {
    return new SwitchSpec.Haproxy(
        URI.create("unix:/run/haproxy/admin.sock"), "web", name, SwitchSpec.Haproxy.Out.DRAIN);
  }

  private Switch address(int n) {
    var set = new RecordSet("example.test.", "www.example.test.", Duration.ofSeconds(30));
    return new Switch(
        "dns-" + n,
        Optional.empty(),
        new SwitchSpec.Powerdns(
            URI.create("http://127.0.0.1:8081"),
            new Secret("key"),
            "localhost",
            set,
            "192.0.2." + n,
            SwitchSpec.Powerdns.Withdrawal.DISABLED,
            100),
        new Subject.Member("nginx-" + n),
        switchMode,
        enforce,
        Optional.empty(),
        set.ttl());
  }

  private Person person(int n) {
    var name = people.get(n - 1);
    return new Person(name, name + "@example.com", Locale.ENGLISH, ZoneId.of("UTC"));
  }

  private static <T> SequencedMap<String, T> byName(
      int count, IntFunction<T> make, Function<T, String> name) {
    var all = new LinkedHashMap<String, T>();
    IntStream.rangeClosed(1, count).mapToObj(make).forEach(one -> all.put(name.apply(one), one));
    return all;
  }
}
