package io.relevo.lab;

import io.relevo.Relevo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The whole stack: two balancers with HAProxy, keepalived and Relevo each, two nginx behind them, a
 * weighted DNS name and one virtual address before them, a mail server, and a client. What the
 * agents are told is {@code config/relevo.stack.example.yml}, with the addresses and the pace of
 * the lab.
 */
public final class Stack implements AutoCloseable {
  public static final String VIP = "10.99.0.100";
  public static final String NAME = "shop." + PowerDns.ZONE;

  private static final String CHECKS = "inter 500ms fall 2 rise 2 weight 100";
  private static final List<String> SERVERS = List.of("web-1 10.99.0.21:80", "web-2 10.99.0.22:80");

  private final Deque<Runnable> open = new ArrayDeque<>();
  private final Path folder;
  private final Network network;
  private final Host clientHost;
  private final MailSink mail;
  private final PowerDns dns;
  private final List<Nginx> webs;
  private final List<Balancer> balancers;
  private final List<RelevoProcess> agents;

  /** One of the two balancers and what stands on it. */
  public record Balancer(
      String name, Host host, HaProxy haproxy, Keepalived keepalived, Path folder) {}

  private Stack(Path folder) throws IOException {
    this.folder = folder;
    this.network = keep(Network.open(), Network::close);
    var one = network.host("lb1", "10.99.0.1");
    var two = network.host("lb2", "10.99.0.2");
    this.clientHost = network.host("client", "10.99.0.50");
    this.mail =
        keep(
            MailSink.start(network.host("mail", "10.99.0.25"), 25, folder.resolve("mail")),
            MailSink::close);
    this.dns =
        keep(
            PowerDns.start(network.host("dns", "10.99.0.53"), 53, 8081, folder.resolve("dns")),
            PowerDns::close);
    dns.put(NAME, "LUA", record(100, 100));
    this.webs = List.of(web("web-1", "10.99.0.21"), web("web-2", "10.99.0.22"));
    this.balancers = List.of(balancer("lb-1", one, two, 150), balancer("lb-2", two, one, 100));
    this.agents = balancers.parallelStream().map(this::agent).toList();
  }

  /** Sets it up, everything well and both agents ready. */
  public static Stack set(Path folder) {
    try {
      return new Stack(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Nginx web(String name, String address) {
    return keep(
        Nginx.start(network.host(name, address), name, 80, folder.resolve(name)), Nginx::close);
  }

  private Balancer balancer(String name, Host host, Host peer, int priority) throws IOException {
    var own = folder.resolve(name);
    var run = Files.createDirectories(own.resolve("run/relevo")).getParent();
    var track = run.resolve("relevo/vip-" + name.substring(3));
    var haproxy =
        keep(
            HaProxy.start(new HaProxyConfig(host, 80, SERVERS, CHECKS), run.resolve("haproxy")),
            HaProxy::close);
    var keepalived =
        keep(
            Keepalived.start(
                KeepalivedConfig.of(host, peer, priority, VIP, track), run.resolve("keepalived")),
            Keepalived::close);
    return new Balancer(name, host, haproxy, keepalived, own);
  }

  private RelevoProcess agent(Balancer balancer) {
    var file = balancer.folder().resolve("relevo.yml");
    try {
      Files.writeString(file, StackConfig.text(balancer.folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keep(
        RelevoProcess.start(
            balancer.host(), balancer.name(), file, balancer.folder(), Relevo.class, List.of()),
        RelevoProcess::close);
  }

  /** The record of the name, with the number of each balancer, as the API wants it. */
  public static String record(int one, int two) {
    return PowerDns.record(weights(one, two), false);
  }

  private static String weights(int one, int two) {
    return "A \"pickwrandom({ {%d, '10.99.0.1'}, {%d, '10.99.0.2'} })\"".formatted(one, two);
  }

  /** Whether PowerDNS has these numbers in the record of the name. */
  public boolean weighs(int one, int two) {
    return dns.zone().contains(weights(one, two).replace("\"", "\\\""));
  }

  public Balancer one() {
    return balancers.getFirst();
  }

  public Balancer two() {
    return balancers.getLast();
  }

  public List<Balancer> balancers() {
    return balancers;
  }

  /** The agents, in the order of the balancers. */
  public List<RelevoProcess> agents() {
    return agents;
  }

  /** {@code web-1} and {@code web-2}. */
  public List<Nginx> webs() {
    return webs;
  }

  public PowerDns dns() {
    return dns;
  }

  /** What the on-call engineer has received, oldest first. */
  public List<Mail> mails() {
    return mail.received();
  }

  /** Which hosts hold the virtual address now. */
  public List<Host> holders() {
    return network.holders(VIP);
  }

  /** A client of the virtual address that asks for a page again and again. */
  public Client client(Duration interval) {
    return keep(
        Client.start(clientHost, URI.create("http://" + VIP + "/"), interval), Client::close);
  }

  /** What a client gets from a balancer at its own address. */
  public Http.Reply get(String address) throws Exception {
    return clientHost.inside(
        () -> Http.get(URI.create("http://" + address + "/"), Duration.ofSeconds(2)));
  }

  private synchronized <T> T keep(T part, Consumer<T> close) {
    open.push(() -> close.accept(part));
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
