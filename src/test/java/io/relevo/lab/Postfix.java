package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real mail server with a few mailboxes in {@code example.test}: it refuses an unknown user there
 * with 550 5.1.1, and everybody elsewhere, so that nothing leaves the lab. It speaks neither TLS
 * nor AUTH.
 */
public final class Postfix implements AutoCloseable {
  private static final String DOMAIN = "example.test";
  private static final Duration READY = Duration.ofSeconds(30);

  private static final Pattern DELIVERED = Pattern.compile("(\\d+)\\.V.*M(\\d+)\\..*");

  private final Place place;
  private final int port;
  private final Folder folder;
  private Started started;

  private Postfix(Place place, int port, Folder folder) {
    this.place = place;
    this.port = port;
    this.folder = folder;
    this.started = run();
  }

  /** Starts it with mailboxes for these users and waits until it listens. */
  public static Postfix start(Place place, int port, String... users) {
    Folder folder = Folder.create("postfix");
    try {
      configure(folder.path(), place, port, List.of(users));
      return new Postfix(place, port, folder);
    } catch (IOException e) {
      folder.close();
      throw new UncheckedIOException(e);
    }
  }

  private static void configure(Path folder, Place place, int port, List<String> users)
      throws IOException {
    for (String each : List.of("etc", "spool", "data", "mail")) {
      Files.createDirectory(folder.resolve(each));
    }
    Files.writeString(folder.resolve("etc/main.cf"), PostfixConfig.main(folder, place, users));
    Files.writeString(folder.resolve("etc/master.cf"), PostfixConfig.master(place, port));
    // its daemons run as users of their own
    Command.run("chmod", "755", folder.toString());
    Command.run("chown", "postfix", folder.resolve("data").toString());
    Command.run("chown", "nobody", folder.resolve("mail").toString());
    place.run("postfix", "-c", folder.resolve("etc").toString(), "check");
  }

  /** The master itself, in the foreground, so that its pid and session are ours. */
  private Started run() {
    Started run =
        place.spawn(
            folder.path().resolve("postfix.log"),
            PostfixConfig.DAEMONS + "/master",
            "-d",
            "-c",
            folder.path().resolve("etc").toString());
    try {
      return run.await(READY, "postfix listens on " + port, () -> Tcp.listens(place, port));
    } catch (AssertionError e) {
      run.close();
      throw e;
    }
  }

  /** As Relevo's config wants it. */
  public String url() {
    return "smtp://" + place.address() + ":" + port;
  }

  /** The address of a user, known or not. */
  public static String address(String user) {
    return user + "@" + DOMAIN;
  }

  /** The mails in the mailbox of a user, the first first. */
  public List<Mail> mails(String user) {
    Path folder = this.folder.path().resolve("mail").resolve(user).resolve("new");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(Postfix::delivered)).map(Mail::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A maildir name says when, {@code SECONDS.V…I…MMICROSECONDS.host}: seconds and microseconds, as
   * one number.
   */
  private static long delivered(Path file) {
    Matcher name = DELIVERED.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException(file + ": must be a maildir name");
    }
    return Long.parseLong(name.group(1)) * 1_000_000 + Long.parseLong(name.group(2));
  }

  /** Waits until a user has so many mails at least, and returns all. */
  public List<Mail> await(String user, int count, Duration deadline) {
    Lab.until(deadline, count + " mails for " + user, () -> mails(user).size() >= count);
    return mails(user);
  }

  /** Goes away: connections are refused. The mails stay. */
  public void stop() {
    started.kill9();
  }

  /** Comes back after {@link #stop}. */
  public void start() {
    started = run();
  }

  /** What its daemons have logged. */
  public String log() {
    try {
      return Files.readString(folder.path().resolve("mail.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Long> family() {
    return started.family();
  }

  @Override
  public void close() {
    started.close();
    folder.close();
  }
}
