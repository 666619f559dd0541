package io.relevo.demo;

import io.relevo.lab.Lab;
import io.relevo.lab.Mail;
import io.relevo.lab.Nginx;
import io.relevo.lab.RelevoProcess;
import io.relevo.lab.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** nginx on one of two hosts closes every connection without a byte, and is repaired. */
final class Story {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a telephone shows of a mail. */
  private static final int FIRST_LINES = 2;

  private final Stage stage;
  private final Terminal terminal;
  private final Stage.Side one;
  private final Stage.Side two;

  Story(Stage stage, Terminal terminal) {
    this.stage = stage;
    this.terminal = terminal;
    this.one = stage.one();
    this.two = stage.two();
  }

  /** Where the story plays. */
  static void begin(Terminal terminal) {
    terminal.title("Relevo: nginx on one of two hosts stops answering");
    terminal.faint(
        """
        All of it is real (nginx, keepalived, an SMTP server, two Relevo agents), in network
        namespaces of this machine that nobody else sees and that are gone afterwards.

                            client      asks for a page every 20 ms
                              │
                         10.99.0.100    the virtual address
                              │
                   ┌──────────┴──────────┐
                 lb-1                  lb-2        nginx, keepalived and Relevo on each
              10.99.0.1             10.99.0.2
        """);
    terminal.chapter("The stage");
  }

  /** Both agents are there and find everything in order. */
  List<RelevoProcess> rise() {
    terminal.done("nginx and keepalived run on both hosts; a mail server and a client are there");
    var agents = stage.agents();
    terminal.done("Relevo runs on both hosts: it looks at both nginx every second");
    Lab.until(
        PATIENCE,
        "both agents find everything in order",
        () -> agents.stream().allMatch(RelevoProcess::quiet));
    Lab.until(
        PATIENCE, "lb-1 holds the address", () -> stage.holders().equals(List.of(one.host())));
    return agents;
  }

  /** All is well. */
  void calm(Witness witness) {
    var answer = witness.answer(Instant.EPOCH, one.host());
    terminal.done("lb-1 holds %s; the client reads \"%s\"".formatted(Stage.VIP, answer.result()));
  }

  /**
   * What became of it.
   *
   * @param outage from the fault to the address on the other host
   * @param failed requests of the client, until it was served again
   */
  record Fall(Mail mail, Duration outage, int failed) {}

  /** nginx falls ill, and the address moves. */
  Fall fall(Witness witness) {
    terminal.chapter("nginx on lb-1 falls ill: it closes every connection without a byte");
    var time = Chronicle.begin(terminal);
    one.nginx().answer(Nginx.Mode.EMPTY_REPLY);
    var failure = witness.failure(time.zero());
    time.harm(failure.end(), "a request fails: " + failure.result());
    time.event(witness.lowered(time.zero()), "Relevo on lb-1 is sure, and lowers keepalived there");
    time.event(witness.lost(one.host(), time.zero()), "keepalived on lb-1 gives the address up");
    var moved = witness.gained(two.host(), time.zero());
    time.event(moved, "keepalived on lb-2 has it");
    var answer = witness.answer(moved, two.host());
    var failed = witness.failed(time.zero());
    time.relief(answer.end(), "\"%s\"; %d requests failed".formatted(answer.result(), failed));
    var mail = witness.mail("opened");
    time.event(Instant.now(), "the on-call engineer has mail");
    return new Fall(mail, time.until(moved), failed);
  }

  /** What the on-call engineer reads, and what she asks. */
  void read(Mail mail, RelevoProcess agent) {
    terminal.chapter("The mail that the on-call engineer reads");
    terminal.paper(text(mail));
    terminal.chapter("The answer to  relevo why nginx-1");
    var lines = agent.cli("why", "nginx-1").output().lines().toList();
    var evidence = lines.stream().takeWhile(line -> !line.equals("Thresholds")).toList();
    terminal.paper(evidence);
    terminal.faint("… and %d lines more".formatted(lines.size() - evidence.size()));
  }

  private static List<String> text(Mail mail) {
    var head =
        Stream.of(
            "From: " + mail.header("From").orElseThrow(),
            "To: " + String.join(", ", mail.recipients()),
            "Subject: " + mail.subject(),
            "");
    return Stream.concat(head, mail.text().strip().lines()).toList();
  }

  /** nginx is well again, and everything returns. */
  void recover(Witness witness, List<RelevoProcess> agents, Fall fall) {
    terminal.chapter("nginx on lb-1 is repaired");
    var time = Chronicle.begin(terminal);
    one.nginx().answer(Nginx.Mode.NORMAL);
    time.event(
        witness.raised(time.zero()),
        "Relevo on lb-1 has seen it well three times, and raises keepalived");
    var back = witness.gained(one.host(), time.zero());
    time.event(back, "keepalived on lb-1 has the address again");
    var answer = witness.answer(back, one.host());
    var failed = witness.failed(time.zero());
    time.relief(answer.end(), "\"%s\"; %d requests failed".formatted(answer.result(), failed));
    var closing = witness.mail("closed");
    time.event(Instant.now(), "the engineer has the closing mail, in the same thread:");
    terminal.paper(closing.text().lines().limit(FIRST_LINES).toList());
    end(agents, fall, closing);
  }

  private void end(List<RelevoProcess> agents, Fall fall, Mail closing) {
    Lab.until(
        PATIENCE, "no incident is open", () -> agents.stream().allMatch(RelevoProcess::quiet));
    if (!closing.header("In-Reply-To").equals(Optional.of(fall.mail().messageId()))) {
      throw new AssertionError("the closing mail is in the thread of the opening one");
    }
    terminal.end(
        "The address moved after %d ms, %d requests failed, two mails told it in one thread."
            .formatted(fall.outage().toMillis(), fall.failed()));
    terminal.text("Your first real host in five minutes: README.md");
  }
}
