package io.relevo.lab;

import io.relevo.Relevo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Relevo agent as a process of its own: the same classes as the packaged one. */
public final class RelevoProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(60);

  private final Place place;
  private final String name;
  private final Path config;
  private final Path folder;
  private Started process;

  private RelevoProcess(
      Place place, String name, Path config, Path folder, Class<?> main, List<String> options) {
    this.place = place;
    this.name = name;
    this.config = config;
    this.folder = folder;
    this.process = run(main, options);
  }

  /**
   * Starts an agent and waits until it is ready.
   *
   * @param folder its log; the state folder and the socket are what the configuration says
   */
  public static RelevoProcess start(
      Place place, String name, Path config, Path folder, Class<?> main, List<String> options) {
    var agent = new RelevoProcess(place, name, config, folder, main, options);
    agent.awaitReady();
    return agent;
  }

  /** Starts it again after it ended, and waits until it is ready. */
  public void restart() {
    process = run(Relevo.class, List.of());
    awaitReady();
  }

  public Started process() {
    return process;
  }

  public String name() {
    return name;
  }

  public Path socket() {
    return folder.resolve("relevo.sock");
  }

  public void awaitReady() {
    process.await(READY, "agent " + name + " is ready", this::ready);
  }

  public boolean ready() {
    return Files.exists(socket()) && get("/-/ready").startsWith("HTTP/1.1 200");
  }

  /** Whether it says that no incident is open. */
  public boolean quiet() {
    return get("/status").replaceAll("\\s", "").contains("\"incidents\":[]");
  }

  /** What the API answers on the socket, headers and all; empty when it does not answer. */
  public String get(String path) {
    return ask(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: relevo\r\nAccept: application/json\r\nConnection: close\r\n\r\n");
  }

  private String ask(String request) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket()));
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** What a command printed, and its exit status. */
  public record Answer(int status, String output) {}

  /** Runs a command of the command line against this agent. */
  public Answer cli(String... arguments) {
    var log = folder.resolve("cli-" + System.nanoTime() + ".log");
    var command = java(Relevo.class, List.of());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--socket", socket().toString()));
    try (var run = place.spawn(log, command.toArray(String[]::new))) {
      var status = run.awaitEnd(READY);
      return new Answer(status, run.log());
    }
  }

  private Started run(Class<?> main, List<String> options) {
    var command = java(main, options);
    command.addAll(List.of("run", "--config", config.toString(), "--as", name));
    return place.spawn(folder.resolve(name + ".log"), command.toArray(String[]::new));
  }

  private List<String> java(Class<?> main, List<String> options) {
    var command = new ArrayList<>(List.of("env", "RELEVO_DIR=" + folder));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx96m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    return command;
  }

  private static String classPath() {
    try {
      return "target/test-classes:target/classes:"
          + Files.readString(Path.of("target/test.classpath")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
