package io.relevo.alert.mail;

import java.time.Duration;

/** One delivery with a password, in a JVM that trusts what its options say. */
final class DeliverOnce {
  private static final Duration COLD_START = Duration.ofSeconds(30);

  private DeliverOnce() {}

  public static void main(String[] relay) {
    var settings = SampleMail.withPassword(COLD_START, relay);
    System.out.println(SampleMail.deliver(settings));
  }
}
