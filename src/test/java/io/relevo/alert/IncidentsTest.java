package io.relevo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Problem.Kind;
import io.relevo.fleet.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final Subject NGINX = new Subject.Member("nginx-1");
  private static final Incident OPEN = Situations.down("nginx-1", Duration.ofMinutes(5));

  private final Incidents incidents = new Incidents("lb-1");

  private static Problem down(Severity severity, Optional<Subject> behind) {
    return new Problem(NGINX, Kind.DOWN, severity, "it is down", behind);
  }

  private Incidents.Changes follow(List<Incident> open, Problem... present) {
    return incidents.follow(open, List.of(), List.of(present), _ -> false, NOW);
  }

  @Test
  void the_first_sign_of_a_problem_opens_an_incident() {
    var opened = follow(List.of(), down(Severity.WARNING, Optional.empty())).opened().getFirst();
    assertThat(opened.title()).matches("\\[nginx-1\\] it is down · [0-9A-Z]{4}");
    assertThat(opened.opened()).isEqualTo(NOW);
  }

  @Test
  void as_long_as_it_lasts_nothing_changes() {
    var changes = follow(List.of(OPEN), down(Severity.WARNING, Optional.empty()));
    assertThat(changes.opened()).isEmpty();
    assertThat(changes.changed()).isEmpty();
    assertThat(changes.closed()).isEmpty();
  }

  @Test
  void it_keeps_its_code_and_its_words_when_it_gets_worse() {
    var worse = follow(List.of(OPEN), down(Severity.CRITICAL, Optional.empty())).changed();
    assertThat(worse.getFirst().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(worse.getFirst().title()).isEqualTo(OPEN.title());
  }

  @Test
  void when_it_is_gone_the_incident_closes() {
    assertThat(follow(List.of(OPEN)).closed().getFirst().closed()).contains(NOW);
  }

  @Test
  void one_that_is_back_before_anybody_was_told_of_its_end_was_never_over() {
    var unended = List.of(OPEN.closedAt(NOW));
    var problem = down(Severity.WARNING, Optional.empty());
    assertThat(incidents.follow(List.of(), unended, List.of(problem), _ -> false, NOW).opened())
        .containsExactly(OPEN);
  }

  @Test
  void another_kind_of_problem_of_the_same_subject_is_another_incident() {
    var stuck = new Problem(NGINX, Kind.STUCK, Severity.WARNING, "it is stuck", Optional.empty());
    assertThat(follow(List.of(OPEN), down(Severity.WARNING, Optional.empty()), stuck).opened())
        .hasSize(1);
  }

  @Test
  void a_code_that_is_taken_is_not_given_again() {
    var problem = down(Severity.WARNING, Optional.empty());
    var first = follow(List.of(), problem).opened().getFirst();
    var second =
        incidents
            .follow(List.of(), List.of(), List.of(problem), first.code()::equals, NOW)
            .opened()
            .getFirst();
    assertThat(second.code()).isNotEqualTo(first.code());
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void of_a_long_story_the_beginning_and_the_end_are_kept() {
    var acts = IntStream.range(0, 1_000).mapToObj(n -> new Incident.Act(NOW, "act " + n)).toList();
    var incident = OPEN;
    for (var act : acts) {
      incident = incident.acted(act);
    }
    assertThat(incident.acts()).hasSize(40);
    assertThat(incident.acts().getFirst()).isEqualTo(acts.getFirst());
    assertThat(incident.acts().getLast()).isEqualTo(acts.getLast());
  }
}
