package io.relevo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Problem.Kind;
import io.relevo.failover.Hold;
import io.relevo.failover.Scenes;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Group.Vip;
import io.relevo.fleet.Subject;
import io.relevo.probe.Measured;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneOnlyTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String VIP = "10.0.0.9";

  private static Scenes passive() {
    return new Scenes(Fleets.two().vip(Vip.ACTIVE_PASSIVE).fleet());
  }

  private static Scenes active() {
    return new Scenes(Fleets.two().vip(Vip.ACTIVE_ACTIVE).fleet());
  }

  private static Scenes holding(Scenes scenes, String one, String two) {
    return claiming(scenes, Measured.HOLDER, VIP, one, two);
  }

  private static Scenes writing(String one, String two) {
    var scenes = new Scenes(Fleets.two().oneWriter().fleet());
    return claiming(scenes, Measured.WRITABLE, "", one, two);
  }

  /** Two digits for each: what the look before saw and what the newest did. */
  private static Scenes claiming(Scenes scenes, String name, String of, String one, String two) {
    return scenes
        .measured("nginx-1", name, of, one.charAt(0) - '0', one.charAt(1) - '0')
        .measured("nginx-2", name, of, two.charAt(0) - '0', two.charAt(1) - '0');
  }

  private static List<Problem> find(Scenes scenes) {
    return new Problems().find(new Situations(scenes).now());
  }

  private static List<Kind> kinds(Scenes scenes) {
    return find(scenes).stream().map(Problem::kind).toList();
  }

  private static List<Kind> after(Kind open, Scenes scenes) {
    var incident = Situations.incident(new Subject.InGroup("web"), open, Duration.ofHours(1));
    return new Problems()
        .find(new Situations(scenes).open(incident).now()).stream().map(Problem::kind).toList();
  }

  @Test
  void two_that_hold_one_address_are_an_alarm() {
    var problem = find(holding(passive(), "11", "11")).getFirst();
    assertThat(problem.kind()).isEqualTo(Kind.TWO_HOLDERS);
    assertThat(problem.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(problem.what()).isEqualTo("nginx-1 and nginx-2 both hold 10.0.0.9");
  }

  @Test
  void one_that_holds_it_is_well() {
    assertThat(find(holding(passive(), "11", "00"))).isEmpty();
  }

  @Test
  void an_address_that_nobody_holds_is_an_alarm() {
    assertThat(find(holding(passive(), "00", "00")))
        .extracting(Problem::what)
        .containsExactly("none of nginx-1, nginx-2 holds 10.0.0.9");
  }

  @ParameterizedTest
  @CsvSource({"11, 01", "01, 11", "10, 01", "00, 10", "10, 00"})
  void an_address_seen_on_its_way_from_one_to_the_other_is_none(String one, String two) {
    assertThat(find(holding(passive(), one, two))).isEmpty();
  }

  @Test
  void what_is_not_surely_seen_of_one_is_no_alarm_and_no_end_of_one() {
    assertThat(find(holding(passive(), "11", "11").stale("nginx-2"))).isEmpty();
    assertThat(find(holding(passive(), "00", "00").stale("nginx-2"))).isEmpty();
    assertThat(after(Kind.TWO_HOLDERS, holding(passive(), "11", "00").stale("nginx-2")))
        .containsExactly(Kind.TWO_HOLDERS);
  }

  @Test
  void it_is_over_when_it_is_seen_to_be() {
    assertThat(after(Kind.TWO_HOLDERS, holding(passive(), "11", "10"))).isEmpty();
    assertThat(after(Kind.NO_HOLDER, holding(passive(), "01", "00"))).isEmpty();
  }

  @Test
  void where_all_must_hold_it_two_are_well_and_one_is_not() {
    assertThat(find(holding(active(), "11", "11"))).isEmpty();
    assertThat(find(holding(active(), "11", "00")))
        .extracting(Problem::what)
        .containsExactly("10.0.0.9: not held by nginx-2, and all must hold it");
  }

  @Test
  void two_that_take_writes_are_an_alarm() {
    assertThat(find(writing("11", "11")))
        .extracting(Problem::what)
        .containsExactly("nginx-1 and nginx-2 both take writes");
    assertThat(find(writing("11", "00"))).isEmpty();
    assertThat(find(writing("11", "01"))).isEmpty();
  }

  @Test
  void when_none_takes_writes_or_answers_that_is_an_alarm() {
    assertThat(kinds(writing("00", "00"))).containsExactly(Kind.NO_WRITER);
  }

  @Test
  void maintenance_silences_neither() {
    var both = holding(passive(), "11", "11").hold(maintenance()).hold(drained());
    assertThat(kinds(both)).containsExactly(Kind.TWO_HOLDERS);
    var incident =
        Situations.incident(new Subject.InGroup("web"), Kind.TWO_HOLDERS, Duration.ofSeconds(4));
    var situation = new Situations(both).open(incident).now();
    assertThat(new Herald("example.com").tell(situation, List.of(incident))).hasSize(1);
    assertThat(kinds(writing("11", "11").hold(maintenance()))).containsExactly(Kind.TWO_WRITERS);
  }

  private static Hold maintenance() {
    return Scenes.operators(new Subject.OfService("shop"), Hold.Effect.MAINTENANCE, HOUR);
  }

  private static Hold drained() {
    return Scenes.operators(new Subject.Member("nginx-1"), Hold.Effect.OUT, HOUR);
  }

  @Test
  void a_group_that_does_not_ask_for_one_is_not_asked() {
    var scenes = new Scenes(Fleets.two().fleet());
    assertThat(find(claiming(scenes, Measured.WRITABLE, "", "11", "11"))).isEmpty();
  }
}
