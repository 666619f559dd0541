package io.relevo.alert.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Speaks just enough SMTP to be offered a password, and keeps what it was told, as {@code plain
 * LINE} or {@code tls LINE}.
 */
final class ScriptedRelay implements AutoCloseable {
  private final ServerSocket server;
  private final Optional<SSLContext> tls;
  private final List<String> told = new CopyOnWriteArrayList<>();

  private final boolean implicit;

  private ScriptedRelay(Optional<SSLContext> tls, boolean implicit) throws IOException {
    this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.tls = tls;
    this.implicit = implicit;
    Thread.ofVirtual().start(this::serve);
  }

  /** Without TLS. */
  static ScriptedRelay plain() throws IOException {
    return new ScriptedRelay(Optional.empty(), false);
  }

  /** Offers STARTTLS. */
  static ScriptedRelay startTls(SSLContext tls) throws IOException {
    return new ScriptedRelay(Optional.of(tls), false);
  }

  /** Speaks TLS from the first byte. */
  static ScriptedRelay smtps(SSLContext tls) throws IOException {
    return new ScriptedRelay(Optional.of(tls), true);
  }

  String url() {
    return (implicit ? "smtps" : "smtp") + "://localhost:" + server.getLocalPort();
  }

  /** What it was told so far. */
  List<String> told() {
    return told;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var client = server.accept()) {
        greet(implicit ? secured(client) : client);
      } catch (IOException e) {
        told.add("ended: " + e);
      }
    }
  }

  private void greet(Socket client) throws IOException {
    say(client, "220 ready");
    talk(client, implicit ? "tls " : "plain ", tls.isPresent() && !implicit);
  }

  private void talk(Socket client, String how, boolean offersTls) throws IOException {
    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      told.add(how + line);
      if (line.equals("STARTTLS")) {
        say(client, "220 go on");
        talk(secured(client), "tls ", false);
        return;
      }
      answer(client, line, offersTls);
    }
  }

  private static void answer(Socket client, String line, boolean offersTls) throws IOException {
    if (line.startsWith("EHLO")) {
      say(
          client,
          offersTls ? "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN" : "250-here\r\n250 AUTH PLAIN");
    } else if (line.startsWith("AUTH")) {
      say(client, "235 welcome");
    } else if (line.equals("DATA")) {
      say(client, "354 go on");
    } else if (line.equals(".") || line.matches("(MAIL|RCPT) .*")) {
      say(client, "250 ok");
    }
  }

  private SSLSocket secured(Socket client) throws IOException {
    var socket =
        (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(client, "localhost", 0, true);
    socket.setUseClientMode(false);
    return socket;
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write((text + "\r\n").getBytes(UTF_8));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
