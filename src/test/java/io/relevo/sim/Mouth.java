package io.relevo.sim;

import io.relevo.alert.Problem;
import io.relevo.fleet.Subject;
import io.relevo.sim.Agent.Letter;
import java.time.Duration;

/** Delivers what is in the outbox, to each person in order, and tries again. */
final class Mouth {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Life life;
  private final Agent agent;
  private final World world;
  private boolean busy;

  Mouth(Life life, Agent agent) {
    this.life = life;
    this.agent = agent;
    this.world = agent.world;
  }

  void begin() {
    agent.fleet.people().keySet().stream()
        .filter(person -> !agent.reaches(person))
        .forEach(this::ill);
    wake();
  }

  void wake() {
    if (!busy) {
      agent.outbox().stream()
          .filter(letter -> letter.state == Letter.State.WAITING)
          .findFirst()
          .ifPresent(
              letter -> {
                busy = true;
                life.later(world.between(20, 60), () -> deliver(letter));
              });
    }
  }

  private void deliver(Letter letter) {
    var answer =
        world.online(agent.name())
            ? world.post.hand(world.now(), letter.notice)
            : Post.Answer.TRY_LATER;
    switch (answer) {
      case ACCEPTED -> {
        world.say("    " + letter.notice.person() + " gets " + letter.notice.title());
        world.laws.telling().delivered(letter.notice);
        // it can die between the server's yes and the note of it
        life.later(world.between(1, 3), () -> done(letter, Letter.State.SENT));
      }
      case REFUSED -> {
        world.say("    mail to " + letter.notice.person() + " is refused");
        done(letter, Letter.State.REFUSED);
      }
      case TRY_LATER -> later();
    }
  }

  private void done(Letter letter, Letter.State state) {
    letter.state = state;
    if (state == Letter.State.SENT) {
      life.well(Problem.Kind.UNDELIVERABLE, new Subject.Recipient(letter.notice.person()));
    } else {
      ill(letter.notice.person());
    }
    busy = false;
    wake();
  }

  private void later() {
    life.later(
        RETRY,
        () -> {
          busy = false;
          wake();
        });
  }

  private void ill(String person) {
    life.ill(Problem.Kind.UNDELIVERABLE, new Subject.Recipient(person), "mail to it is refused");
  }
}
