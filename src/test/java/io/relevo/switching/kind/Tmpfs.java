package io.relevo.switching.kind;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of two pages, to be filled or made read-only: root may write anywhere else. */
record Tmpfs(Path folder) implements AutoCloseable {

  static Tmpfs mount(Path folder) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "mounting a tmpfs needs root");
    Files.createDirectories(folder);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", folder.toString()), "no mount");
    return new Tmpfs(folder);
  }

  void fill() throws IOException {
    Files.write(folder.resolve("ballast"), new byte[4096]);
  }

  void makeReadOnly() throws IOException {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }

  private static boolean run(String... command) throws IOException {
    return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() == 0;
  }
}
