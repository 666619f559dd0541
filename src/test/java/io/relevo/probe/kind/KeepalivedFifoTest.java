package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A notify FIFO into which the test writes; no read of it ever waits. */
class KeepalivedFifoTest {
  @TempDir private Path folder;
  private Path path;
  private RandomAccessFile keepalived;
  private KeepalivedFifo fifo;

  @BeforeEach
  void open() throws Exception {
    path = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    keepalived = new RandomAccessFile(path.toFile(), "rw");
    fifo = new KeepalivedFifo(path, Optional.of("VI_1"));
  }

  @AfterEach
  void close() throws IOException {
    fifo.close();
    keepalived.close();
  }

  @Test
  void nothing_was_said_yet() {
    assertThat(fifo.last()).isEmpty();
  }

  @Test
  void the_last_role_of_the_instance_counts() throws IOException {
    fifo.last();
    say("INSTANCE \"VI_1\" MASTER 150\nINSTANCE \"VI_1\" FAULT 150\nINSTANCE \"VI_2\" MASTER 1\n");
    assertThat(fifo.last()).hasValue("FAULT");
    say("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 150\nGROUP \"VI_1\" MASTER 0\n");
    assertThat(fifo.last()).hasValue("FAULT");
  }

  @Test
  void half_a_line_waits_for_the_other_half() throws IOException {
    fifo.last();
    say("INSTANCE \"VI_1\" BACK");
    assertThat(fifo.last()).isEmpty();
    say("UP 100\n");
    assertThat(fifo.last()).hasValue("BACKUP");
  }

  @Test
  void what_is_no_fifo_is_deaf() throws IOException {
    assertThat(new KeepalivedFifo(folder.resolve("none"), Optional.empty()).last()).isEmpty();
    var file = Files.writeString(folder.resolve("file"), "INSTANCE \"VI_1\" FAULT 1\n");
    assertThat(new KeepalivedFifo(file, Optional.empty()).last()).isEmpty();
    assertThat(new KeepalivedFifo(folder, Optional.empty()).last()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void after_any_noise_the_next_line_is_read(long seed) throws IOException {
    var random = new Random(seed);
    fifo.last();
    for (int i = 0; i < 200; i++) {
      var noise = new byte[random.nextInt(random.nextInt(10) == 0 ? 60_000 : 100)];
      random.nextBytes(noise);
      keepalived.write(noise);
      assertThat(fifo.last()).isIn(Optional.empty(), Optional.of("FAULT"));
      say("\nINSTANCE \"VI_1\" FAULT 150\n");
      assertThat(fifo.last()).hasValue("FAULT");
    }
  }

  private void say(String text) throws IOException {
    keepalived.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
