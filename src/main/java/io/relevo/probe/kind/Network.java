package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way out: Vert.x's event loops and resolver, and bare Netty sockets on them. A look needs the
 * bytes and the errors as they come, which Vert.x's own clients fold away.
 */
final class Network {
  private final VertxInternal vertx;
  private final Supplier<Tls> authorities;
  private @Nullable Tls tls;

  /**
   * @param authorities asked once, for the first probe that needs TLS: reading the JDK's takes a
   *     tenth of a second of every start
   */
  Network(Vertx vertx, Supplier<Tls> authorities) {
    this.vertx = (VertxInternal) vertx;
    this.authorities = authorities;
  }

  /** The event loop for one more probe. */
  EventLoop loop() {
    return vertx.nettyEventLoopGroup().next();
  }

  /** Fails with what {@link Faults#resolving} reads. */
  Future<InetSocketAddress> resolve(EventLoop loop, String host) {
    return vertx.nameResolver().resolve(loop, host);
  }

  /** A unix socket. */
  Address address(Path path) {
    var socket = SocketAddress.domainSocketAddress(path.toString());
    return Address.of(path, vertx.transport().convert(socket));
  }

  /** For Vert.x's codecs that run on a look's own connection. */
  ContextInternal context(EventLoop loop) {
    return vertx.contextBuilder().withEventLoop(loop).build();
  }

  synchronized Tls tls() {
    if (tls == null) {
      tls = authorities.get();
    }
    return tls;
  }

  /**
   * A socket for datagrams, not yet connected.
   *
   * @throws io.netty.channel.ChannelException when there is none to be had
   */
  Channel datagrams() {
    return vertx.transport().datagramChannel();
  }

  /**
   * A socket, not yet connected.
   *
   * @throws io.netty.channel.ChannelException when there is none to be had
   */
  Channel open(Address to) {
    Channel channel = vertx.transport().channelFactory(to.unix()).newChannel();
    ChannelConfig config = channel.config();
    // the look's own deadline covers connecting
    config.setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    // a peer that closes before it has read the request may have answered all the same
    config.setAutoClose(false);
    // a look ends with a reset, as HAProxy's checks do: thousands of them leave no TIME_WAIT behind
    config.setOption(ChannelOption.SO_LINGER, 0);
    return channel;
  }
}
