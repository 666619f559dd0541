package io.relevo.cli;

import io.relevo.failover.Order;
import io.relevo.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends commands to the daemon, prints what it says, and knows what that means to a shell. */
final class Daemon {
  private final Shell shell;
  private final Path socket;

  Daemon(Shell shell, Path socket) {
    this.shell = shell;
    this.socket = socket;
  }

  /** Prints the answer to a question. */
  int show(String path, boolean json) {
    return talk("GET", path, json, "");
  }

  /** Prints what became of an order, or would. */
  int order(Order order, boolean dryRun) {
    return talk("POST", "/orders" + (dryRun ? "?dry-run=true" : ""), false, Json.write(order));
  }

  /** Reports of a job. */
  int beat(String name, String what) {
    return talk("POST", "/beats/" + part(name) + "?what=" + what, false, "");
  }

  /** Has the daemon read its configuration again. */
  int reload() {
    var exit = talk("POST", "/reload", false, "");
    return exit == Exit.NO ? Exit.CONFIG : exit;
  }

  /** A name as a part of a path. */
  static String part(String name) {
    return encoded(name).replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private int talk(String method, String path, boolean json, String body) {
    var zone = (path.contains("?") ? "&" : "?") + "zone=" + encoded(shell.zone().getId());
    try {
      var accept = json ? "application/json" : "text/plain";
      return print(new Line(socket).ask(method, path + zone, accept, body));
    } catch (ClosedChannelException e) {
      return fail(
          Exit.TRY_LATER,
          "the daemon did not answer within 15s; relevo may hang: journalctl -u relevo");
    } catch (ConnectException e) {
      return fail(Exit.UNAVAILABLE, nobody("nobody listens there"));
    } catch (SocketException e) {
      return absent(e);
    } catch (IOException e) {
      return fail(Exit.UNAVAILABLE, nobody(String.valueOf(e.getMessage())));
    }
  }

  private int absent(SocketException e) {
    if (!Files.exists(socket)) {
      return fail(Exit.UNAVAILABLE, nobody("there is no such file"));
    }
    return Files.isWritable(socket)
        ? fail(Exit.UNAVAILABLE, nobody(String.valueOf(e.getMessage())))
        : fail(
            Exit.NO_PERMISSION,
            "%s: may be used by its owner and its group only; use sudo, or join the group"
                .formatted(socket));
  }

  private String nobody(String why) {
    return """
        the daemon cannot be reached at %s: %s
          Is it running?      systemctl status relevo
          Another socket?     --socket FILE, or the variable RELEVO_SOCKET"""
        .formatted(socket, why);
  }

  private int print(Line.Answer answer) {
    var exit = Exit.of(answer.status());
    if (exit == Exit.OK || exit == Exit.NO) {
      shell.say(answer.body());
      return exit;
    }
    return fail(exit, answer.body().strip());
  }

  private int fail(int exit, String sentence) {
    shell.complain(sentence);
    return exit;
  }
}
