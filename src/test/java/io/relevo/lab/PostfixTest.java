package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostfixTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @BeforeEach
  void needs() {
    Lab.needs(Need.POSTFIX);
  }

  @Test
  void a_bad_recipient_of_three_is_refused_and_the_others_get_theirs() throws Exception {
    try (Postfix postfix = Postfix.start(Place.loopback(), Lab.freePort(), "anna", "otto")) {
      String[] all = {Postfix.address("anna"), Postfix.address("nobody"), Postfix.address("otto")};
      assertThatThrownBy(() -> Smtp.send(postfix.url(), "hello", all))
          .isInstanceOfSatisfying(
              SendFailedException.class,
              e ->
                  assertThat(e.getInvalidAddresses())
                      .extracting(Object::toString)
                      .containsExactly(all[1]))
          .hasStackTraceContaining("550 5.1.1");
      for (String user : List.of("anna", "otto")) {
        Mail mail = postfix.await(user, 1, DEADLINE).getFirst();
        assertThat(mail.recipients()).containsExactly(Postfix.address(user));
        assertThat(mail.sender()).isEqualTo("relevo@example.test");
        assertThat(mail.text()).startsWith("caído");
      }
      assertThat(postfix.log()).contains("550 5.1.1");
    }
  }

  @Test
  void stopped_it_refuses_connections_and_started_again_it_takes_mail() throws Exception {
    try (Postfix postfix = Postfix.start(Place.loopback(), Lab.freePort(), "anna")) {
      postfix.stop();
      assertThatThrownBy(() -> Smtp.send(postfix.url(), "lost", Postfix.address("anna")))
          .isInstanceOf(MessagingException.class);
      postfix.start();
      Smtp.send(postfix.url(), "one", Postfix.address("anna"));
      postfix.await("anna", 1, DEADLINE);
      Smtp.send(postfix.url(), "two", Postfix.address("anna"));
      assertThat(postfix.await("anna", 2, DEADLINE))
          .extracting(Mail::subject)
          .containsExactly("one", "two");
    }
  }

  @Test
  void it_runs_on_a_host_and_leaves_no_process() throws Exception {
    Lab.needs(Need.NAMESPACES);
    try (Network network = Network.open()) {
      Host mail = network.host("mail", "10.99.0.25");
      Host user = network.host("user", "10.99.0.50");
      Postfix postfix = Postfix.start(mail, 25, "anna");
      user.inside(
          () -> {
            Smtp.send(postfix.url(), "one", Postfix.address("anna"));
            return null;
          });
      postfix.await("anna", 1, DEADLINE);
      List<Long> family = postfix.family();
      postfix.close();
      assertThat(family).noneMatch(ProcessTable::alive);
    }
  }
}
