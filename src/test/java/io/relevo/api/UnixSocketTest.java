package io.relevo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {
  @TempDir Path folder;

  private Path socket() {
    return folder.resolve("relevo.sock");
  }

  private ServerSocketChannel bound() throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket()));
  }

  @Test
  void the_owner_and_the_group_may_order_and_nobody_else() throws IOException {
    try (var served = new Served(folder, ExampleFleet.standing())) {
      assertThat(Files.getPosixFilePermissions(served.socket))
          .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
    }
    assertThat(socket()).doesNotExist();
  }

  @Test
  void a_dead_daemon_s_file_makes_way() throws IOException {
    bound().close();
    assertThat(socket()).exists();
    new Served(folder, ExampleFleet.standing()).close();
  }

  @Test
  void a_living_daemon_keeps_its_socket() throws IOException {
    try (var _ = bound()) {
      assertThatThrownBy(() -> UnixSocket.claim(socket()))
          .isInstanceOf(IOException.class)
          .hasMessage(socket() + ": must be free (was: another Relevo answers there)");
      assertThat(socket()).exists();
    }
  }

  @Test
  void a_file_in_the_way_is_not_removed() throws IOException {
    Files.writeString(socket(), "precious");
    assertThatThrownBy(() -> UnixSocket.claim(socket())).hasMessageContaining("must be a socket");
    assertThat(socket()).hasContent("precious");
  }

  @Test
  void the_folder_must_exist() {
    var nowhere = folder.resolve("nowhere/relevo.sock");
    assertThatThrownBy(() -> UnixSocket.claim(nowhere))
        .hasMessage(nowhere + ": its folder must exist (was: missing)");
  }
}
