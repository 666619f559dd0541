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
 * The main job's stage: two hosts with nginx, keepalived and Relevo each, a mail server and a
 * client on hosts of their own, and one virtual address between the two.
 */
public final class Stage implements AutoCloseable {
  public static final String VIP = "10.99.0.100";

  private final Deque<Runnable> open = new ArrayDeque<>();
  private final Path folder;
  private final Network network;
  private final Host mailHost;
  private final Host clientHost;
  private final MailSink mail;
  private final List<Side> sides;

  /** One of the two hosts and what stands on it. */
  public record Side(
      String agent, Host host, Nginx nginx, Keepalived keepalived, Path trackFile, Path folder) {}

  private Stage(Path folder, StageConfig config) throws IOException {
    this.folder = folder;
    this.network = keep(Network.open(), Network::close);
    var one = network.host("lb1", "10.99.0.1");
    var two = network.host("lb2", "10.99.0.2");
    this.mailHost = network.host("mail", "10.99.0.25");
    this.clientHost = network.host("client", "10.99.0.50");
    this.mail = keep(MailSink.start(mailHost, 25, folder.resolve("mail")), MailSink::close);
    this.sides = List.of(side("lb-1", one, two, 150), side("lb-2", two, one, 100));
    write(config);
  }

  /** Sets the stage; the agents are not started. */
  public static Stage set(Path folder, StageConfig config) {
    try {
      return new Stage(folder, config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Side side(String agent, Host host, Host peer, int priority) throws IOException {
    var own = Files.createDirectories(folder.resolve(agent));
    var track = own.resolve("vip");
    var nginx = keep(Nginx.start(host, agent, 80, own.resolve("nginx")), Nginx::close);
    var keepalived =
        keep(
            Keepalived.start(
                KeepalivedConfig.of(host, peer, priority, VIP, track), own.resolve("keepalived")),
            Keepalived::close);
    return new Side(agent, host, nginx, keepalived, track, own);
  }

  /** Writes another configuration; agents read it when they start or reload. */
  public void write(StageConfig config) {
    try {
      Files.writeString(file(), config.text(one().folder(), two().folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The configuration of both agents. */
  public Path file() {
    return folder.resolve("relevo.yml");
  }

  /** Starts both agents at once. */
  public List<RelevoProcess> agents() {
    return sides.parallelStream().map(this::agent).toList();
  }

  /** Starts the agent of a side. */
  public RelevoProcess agent(Side side) {
    return keep(
        RelevoProcess.start(
            side.host(), side.agent(), file(), side.folder(), Relevo.class, List.of()),
        RelevoProcess::close);
  }

  /** Starts the agent of a side with another main class around the same program. */
  public RelevoProcess agent(Side side, Class<?> main, List<String> options) {
    return keep(
        RelevoProcess.start(side.host(), side.agent(), file(), side.folder(), main, options),
        RelevoProcess::close);
  }

  public Side one() {
    return sides.getFirst();
  }

  public Side two() {
    return sides.getLast();
  }

  /** What the on-call engineer has received, oldest first. */
  public List<Mail> mails() {
    return mail.received();
  }

  public MailSink mail() {
    return mail;
  }

  public Network network() {
    return network;
  }

  /** Which hosts hold the virtual address now. */
  public List<Host> holders() {
    return network.holders(VIP);
  }

  /** A client that asks for a page over the virtual address again and again. */
  public Client client(Duration interval) {
    return keep(
        Client.start(clientHost, URI.create("http://" + VIP + "/"), interval), Client::close);
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
