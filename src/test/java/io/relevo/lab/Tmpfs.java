package io.relevo.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system, to be filled or made read-only: root may write anywhere else. */
public record Tmpfs(Path folder) implements AutoCloseable {
  private static final int PAGE = 4096;

  /**
   * Mounts one.
   *
   * @param kilobytes how much it holds
   */
  public static Tmpfs mount(Path folder, int kilobytes) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "mounting a tmpfs needs root");
    Files.createDirectories(folder);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString()),
        "no mount");
    return new Tmpfs(folder);
  }

  /** Leaves not a page free. */
  public void fill() throws IOException {
    try (var ballast = Files.newOutputStream(ballast())) {
      while (true) {
        ballast.write(new byte[PAGE]);
      }
    } catch (IOException full) {
      assumeTrue(Files.getFileStore(folder).getUsableSpace() == 0, full.toString());
    }
  }

  /** Gives back what {@link #fill} took. */
  public void free() throws IOException {
    Files.delete(ballast());
  }

  public void makeReadOnly() throws IOException {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  public void makeWritable() throws IOException {
    run("mount", "-o", "remount,rw", folder.toString());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }

  private static boolean run(String... command) throws IOException {
    return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() == 0;
  }
}
