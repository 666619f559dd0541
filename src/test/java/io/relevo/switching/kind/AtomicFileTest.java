package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.lab.Tmpfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;
  Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("vip-1");
  }

  @Test
  void what_is_written_is_read() throws IOException {
    AtomicFile.write(file, "0\n");
    AtomicFile.write(file, "-254\n");

    assertThat(file).hasContent("-254\n");
    assertThat(left(folder)).containsExactly("vip-1");
  }

  @Test
  void keepalived_and_nginx_may_read_it() throws IOException {
    AtomicFile.write(file, "0\n");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void a_full_disk_leaves_the_old_content() throws Exception {
    try (var disk = Tmpfs.mount(folder.resolve("disk"), 8)) {
      var old = disk.folder().resolve("vip-1");
      AtomicFile.write(old, "-254\n");
      disk.fill();

      assertThatThrownBy(() -> AtomicFile.write(old, "0\n"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
      assertThat(old).hasContent("-254\n");
      assertThat(left(disk.folder())).containsExactlyInAnyOrder("vip-1", "ballast");
    }
  }

  @Test
  void a_read_only_folder_leaves_the_old_content() throws Exception {
    try (var disk = Tmpfs.mount(folder.resolve("disk"), 8)) {
      var old = disk.folder().resolve("vip-1");
      AtomicFile.write(old, "-254\n");
      disk.makeReadOnly();

      assertThatThrownBy(() -> AtomicFile.write(old, "0\n")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> AtomicFile.remove(old)).isInstanceOf(IOException.class);
      assertThat(old).hasContent("-254\n");
      assertThat(left(disk.folder())).containsExactly("vip-1");
    }
  }

  @Test
  void a_folder_in_its_place_is_refused_and_left() throws IOException {
    Files.createDirectory(file);

    assertThatThrownBy(() -> AtomicFile.write(file, "0\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> AtomicFile.remove(file)).hasMessageContaining("was: a folder");
    assertThat(file).isDirectory();
    assertThat(left(folder)).containsExactly("vip-1");
  }

  @Test
  void a_missing_folder_is_named() {
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("gone/vip-1"), "0\n"))
        .hasMessage(folder + "/gone/vip-1: its folder must exist");
  }

  @Test
  void removing_twice_does_no_harm() throws IOException {
    AtomicFile.write(file, "why\n");

    AtomicFile.remove(file);
    AtomicFile.remove(file);

    assertThat(left(folder)).isEmpty();
  }

  @Test
  void two_writers_never_show_half_a_file() throws Exception {
    AtomicFile.write(file, "0\n");

    var writers = CompletableFuture.allOf(writing("0\n"), writing("-254\n"));
    while (!writers.isDone()) {
      assertThat(Files.readString(file)).isIn("0\n", "-254\n");
    }

    writers.join();
    assertThat(left(folder)).containsExactly("vip-1");
  }

  private CompletableFuture<Void> writing(String text) {
    return CompletableFuture.runAsync(
        () ->
            IntStream.range(0, 200)
                .forEach(
                    _ -> {
                      try {
                        AtomicFile.write(file, text);
                      } catch (IOException e) {
                        throw new AssertionError(e);
                      }
                    }));
  }

  private static List<String> left(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
