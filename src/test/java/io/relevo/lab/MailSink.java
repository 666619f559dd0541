package io.relevo.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An SMTP server (Postfix's smtp-sink) that takes every mail for everybody and keeps it, or has a
 * trouble that a relay can have. It speaks neither TLS nor AUTH.
 */
public final class MailSink implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(10);

  private final Place place;
  private final int port;
  private final Path folder;
  private final Arrivals arrivals;
  private Started started;

  /** What is wrong with the server, as options of smtp-sink. */
  public record Trouble(List<String> options) {
    public static Trouble none() {
      return new Trouble(List.of());
    }

    /**
     * Every one of these commands ({@code CONNECT, MAIL, RCPT, DATA, .}) is refused for good, with
     * 500.
     */
    public static Trouble refuses(String command) {
      return new Trouble(List.of("-f", command));
    }

    /** Every one of these commands is refused for now, with 450. */
    public static Trouble defers(String command) {
      return new Trouble(List.of("-r", command));
    }

    /**
     * Hangs up without an answer to this command; after {@code .} the mail may have been taken, or
     * not.
     */
    public static Trouble hangsUpAfter(String command) {
      return new Trouble(List.of("-q", command));
    }

    /** Waits, whole seconds, before it answers this command. */
    public static Trouble slow(String command, Duration delay) {
      return new Trouble(List.of("-W", command + ":" + delay.toSeconds()));
    }
  }

  private MailSink(Place place, int port, Path folder) {
    this.place = place;
    this.port = port;
    this.folder = folder;
    this.arrivals = Arrivals.of(mails());
    this.started = run(Trouble.none());
  }

  /** Starts it without trouble and waits until it listens; the folder is its own. */
  public static MailSink start(Place place, int port, Path folder) {
    try {
      Files.createDirectories(folder.resolve("mails"));
      return new MailSink(place, port, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Started run(Trouble trouble) {
    List<String> command =
        new ArrayList<>(List.of("smtp-sink", "-u", System.getProperty("user.name")));
    command.addAll(trouble.options());
    command.addAll(List.of("-d", mails() + "/%Y%m%d%H%M%S.", place.address() + ":" + port, "100"));
    Started run = place.spawn(folder.resolve("smtp-sink.log"), command.toArray(String[]::new));
    try {
      return run.await(READY, "smtp-sink listens on " + port, () -> Tcp.listens(place, port));
    } catch (AssertionError e) {
      run.close();
      throw e;
    }
  }

  private Path mails() {
    return folder.resolve("mails");
  }

  /** As Relevo's config wants it. */
  public String url() {
    return "smtp://" + place.address() + ":" + port;
  }

  public int port() {
    return port;
  }

  /** What it has received so far, in all its lives, the first first. */
  public List<Mail> received() {
    List<Path> files = arrivals.files();
    Set<Path> open = open();
    return files.stream()
        .filter(file -> !open.contains(file) && whole(file))
        .map(Mail::read)
        .toList();
  }

  /** Waits until it has received so many mails at least, and returns all. */
  public List<Mail> await(int count, Duration deadline) {
    Lab.until(
        deadline, count + " mails (was: " + received() + ")", () -> received().size() >= count);
    return received();
  }

  /** Goes away: connections are refused. The mails stay. */
  public void stop() {
    started.kill9();
  }

  /** Comes back after {@link #stop}. */
  public void start() {
    start(Trouble.none());
  }

  /** Comes back after {@link #stop}, with a trouble. */
  public void start(Trouble trouble) {
    started = run(trouble);
  }

  /** Freezes: connections are accepted by the kernel, no greeting comes. */
  public void hang() {
    started.stop();
  }

  /** Ends {@link #hang}. */
  public void resume() {
    started.cont();
  }

  /** The files that it is still writing. */
  private Set<Path> open() {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + started.pid() + "/fd"))) {
      return files.map(MailSink::target).collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link;
    }
  }

  /** It ends a mail with an empty line of its own, and removes one that was cut off. */
  private static boolean whole(Path file) {
    return Files.exists(file) && new String(Mail.bytes(file), ISO_8859_1).endsWith("\n\n");
  }

  @Override
  public void close() {
    started.close();
    arrivals.close();
  }
}
