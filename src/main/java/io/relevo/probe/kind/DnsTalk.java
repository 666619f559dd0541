package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.ReferenceCountUtil;
import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** Asks one resolver, as often as samples are wanted, over UDP or TCP. */
final class DnsTalk extends ChannelInboundHandlerAdapter implements Talk {
  /** The answer does not fit into a datagram: the same must be asked over TCP. */
  static final Outcome TRUNCATED = new Outcome.Unclear("the answer was truncated");

  private static final int LARGEST_REPLY = 65_535;

  private final Look look;
  private final Channel channel;
  private final Kind kind;
  private final DnsAnswers answers;
  private Message asked;

  /**
   * Everything that the looks at one resolver have in common.
   *
   * @param tcp whether it is asked over TCP
   * @param patience after which a datagram is sent once more
   */
  record Kind(
      ProbeSpec.Dns spec, DnsQuestion question, String resolver, boolean tcp, Duration patience)
      implements Talk.Kind {

    Kind overTcp() {
      return new Kind(spec, question, resolver, true, patience);
    }

    @Override
    public Channel open(Network network, Address to) {
      return tcp ? network.open(to) : network.datagrams();
    }

    @Override
    public Talk prepare(Look look, Channel channel) {
      var talk = new DnsTalk(look, channel, this);
      if (tcp) {
        channel.pipeline().addLast(new LengthFieldBasedFrameDecoder(LARGEST_REPLY, 0, 2, 0, 2));
      }
      channel.pipeline().addLast(talk);
      return talk;
    }
  }

  private DnsTalk(Look look, Channel channel, Kind kind) {
    this.look = look;
    this.channel = channel;
    this.kind = kind;
    this.answers = new DnsAnswers(kind.spec(), kind.resolver());
    this.asked = kind.question().ask();
  }

  @Override
  public void accepted() {
    send();
    if (!kind.tcp()) {
      var unused =
          channel
              .eventLoop()
              .schedule(this::sendAgain, kind.patience().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** One lost datagram is no failure. */
  private void sendAgain() {
    if (!look.ended()) {
      send();
    }
  }

  private void send() {
    byte[] query = asked.toWire();
    ByteBuf bytes = Unpooled.wrappedBuffer(query);
    if (kind.tcp()) {
      bytes = Unpooled.wrappedBuffer(Unpooled.copyShort(query.length), bytes);
    }
    // if it cannot be sent no answer comes, or the reason for it does
    var unused = channel.writeAndFlush(bytes);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (!look.ended()) {
        take(message instanceof DatagramPacket packet ? packet.content() : (ByteBuf) message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void take(ByteBuf bytes) {
    parsed(ByteBufUtil.getBytes(bytes))
        .ifPresentOrElse(
            this::take, () -> end(Cause.BAD_REPLY, "expected DNS, found something else"));
  }

  private static Optional<Message> parsed(byte[] bytes) {
    try {
      return Optional.of(new Message(bytes)).filter(m -> m.getHeader().getFlag(Flags.QR));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // dnsjava throws both at what it cannot read
    }
  }

  private void take(Message reply) {
    if (reply.getHeader().getID() != asked.getHeader().getID()) {
      return; // late, to a question that has its answer already
    }
    if (reply.getHeader().getFlag(Flags.TC) && !kind.tcp()) {
      look.end(TRUNCATED);
      return;
    }
    answers.add(reply).ifPresentOrElse(look::end, this::askNext);
  }

  private void askNext() {
    asked = kind.question().ask();
    send();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    if (fault instanceof PortUnreachableException) {
      end(Cause.REFUSED, "nobody listens on its port");
    } else {
      look.end(Faults.talking(look.where(), fault, 0));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end(Cause.CUT_SHORT, "closed before it had answered");
  }

  @Override
  public Outcome late(String within) {
    int had = answers.samples();
    return had == 0
        ? failed(Cause.TIMEOUT, "no answer within " + within)
        : failed(
            Cause.SLOW,
            "%d answers to %d questions within %s".formatted(had, kind.spec().samples(), within));
  }

  private void end(Cause cause, String detail) {
    look.end(failed(cause, detail));
  }

  private Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(kind.resolver() + ": " + detail));
  }
}
