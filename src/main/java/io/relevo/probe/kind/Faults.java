package io.relevo.probe.kind;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolverException;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of the network says about the target, or about us. What is not known is {@code
 * Unclear}: it takes nothing out (law 1).
 */
final class Faults {
  private Faults() {}

  /** The name server said that there is no such name; any other failure is our resolver's. */
  static Outcome resolving(String host, @Nullable Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof DnsErrorCauseException e && !e.getCode().equals(DnsResponseCode.NXDOMAIN)) {
        return unclear("resolving " + host, fault);
      }
      if (t instanceof DnsNameResolverException || t instanceof IllegalStateException) {
        return unclear("resolving " + host, fault);
      }
    }
    return new Outcome.Failed(Cause.DNS, Text.line(host + ": no such name, or it has no address"));
  }

  /** There was no socket to be had. */
  static Outcome opening(Throwable fault) {
    return unclear("opening a socket", root(fault));
  }

  /** Connecting failed before the deadline. */
  static Outcome connecting(String where, @Nullable Throwable fault) {
    return switch (fault) {
      case NoRouteToHostException e -> failed(Cause.UNREACHABLE, where, e);
      case BindException e -> unclear("connecting to " + where, e);
      case ConnectException e when says(e, "timed out") -> failed(Cause.CONNECT_TIMEOUT, where, e);
      case ConnectException e -> failed(Cause.REFUSED, where, e);
      case IOException e when says(e, "unreachable") || says(e, "host is down") ->
          failed(Cause.UNREACHABLE, where, e);
      case IOException e when says(e, "reset") -> failed(Cause.RESET, where, e);
      // of a unix socket, at once; over TCP it is our own want of ports
      case IOException e when where.startsWith("/") && says(e, "temporarily unavailable") ->
          new Outcome.Failed(
              Cause.TIMEOUT, Text.line(where + " accepts nobody: its queue is full"));
      case IOException e when says(e, "no such file") -> failed(Cause.REFUSED, where, e);
      case null, default -> unclear("connecting to " + where, fault);
    };
  }

  /** Reading failed on a connection that was accepted. */
  static Outcome talking(String where, Throwable fault, long read) {
    return switch (fault) {
      case NoRouteToHostException e -> failed(Cause.UNREACHABLE, where, e);
      case SSLException e -> failed(Cause.TLS, where, e);
      case DecoderException e when e.getCause() instanceof SSLException tls ->
          failed(Cause.TLS, where, tls);
      case DecoderException e -> failed(Cause.BAD_REPLY, where, e);
      case IOException _ -> reset(where, read);
      default -> unclear("talking to " + where, fault);
    };
  }

  /**
   * It closed the connection without a byte. The kernel tells of a reset only once, so it may have
   * told the writer.
   *
   * @param unsent why the request could not be written
   */
  static Outcome withoutByte(String where, @Nullable Throwable unsent) {
    return unsent != null && says(root(unsent), "reset")
        ? reset(where, 0)
        : new Outcome.Failed(
            Cause.EMPTY_REPLY, Text.line(where + " closed the connection without a byte"));
  }

  private static Outcome reset(String where, long read) {
    return new Outcome.Failed(
        Cause.RESET, Text.line(where + " reset the connection after " + read + " bytes"));
  }

  private static Outcome failed(Cause cause, String where, Throwable fault) {
    return new Outcome.Failed(cause, Text.line(where + ": " + message(fault)));
  }

  private static Outcome unclear(String doing, @Nullable Throwable fault) {
    return new Outcome.Unclear(Text.line(doing + ": " + message(fault)));
  }

  /** What was at the bottom of it. */
  static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static boolean says(Throwable fault, String word) {
    return message(fault).toLowerCase(Locale.ROOT).contains(word);
  }

  /** Without the address that Netty adds to it. */
  private static String message(@Nullable Throwable fault) {
    if (fault == null || fault.getMessage() == null) {
      return String.valueOf(fault);
    }
    String message = fault.getMessage();
    int address = message.indexOf(": /");
    return address < 0 ? message : message.substring(0, address);
  }
}
