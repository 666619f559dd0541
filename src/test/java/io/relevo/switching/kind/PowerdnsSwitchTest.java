package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Mode;
import io.relevo.fleet.RecordSet;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.SwitchSpec.Powerdns.Withdrawal;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.PowerDns;
import io.relevo.lab.Restartable;
import io.relevo.switching.Found;
import io.relevo.switching.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a real PowerDNS: the first of two addresses is moved; the second is somebody else's. */
class PowerdnsSwitchTest {
  private static final String NAME = "www.example.test.";
  private static final String OURS = "192.0.2.1";
  private static final String THEIRS = "192.0.2.2";
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);

  @TempDir static Path folder;
  private static PowerDns server;
  private final ReentrantLock turn = new ReentrantLock();

  @BeforeAll
  static void start() {
    Lab.needs(Need.POWERDNS, Need.DIG);
    server = PowerDns.start(folder);
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void bothAreServed() {
    put(OURS, false, THEIRS, false);
    weigh(100, 100);
  }

  @Nested
  class Disabled extends Each {
    Disabled() {
      super(Withdrawal.DISABLED);
    }
  }

  @Nested
  class Removed extends Each {
    Removed() {
      super(Withdrawal.REMOVED);
    }
  }

  @Nested
  class Weighted extends Each {
    Weighted() {
      super(Withdrawal.WEIGHT);
    }
  }

  abstract class Each extends Ordeals {
    private final Withdrawal out;

    Each(Withdrawal out) {
      this.out = out;
    }

    @Override
    SetSwitch it() {
      return of(out);
    }

    @Override
    Restartable server() {
      return server;
    }
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void a_database_that_is_restored_from_an_old_copy_is_nobodys_edit(Withdrawal out) {
    var kept = kept(out);
    kept.settle(IN);
    var before = server.copy(out + "-in.db");
    kept.settle(OUT);
    var after = server.copy(out + "-out.db");

    server.restore(before);
    assertThat(kept.turn(OUT).orElseThrow()).isInstanceOf(Step.Move.class);
    kept.settle(OUT);
    assertThat(served(out)).containsExactly(THEIRS);

    kept.settle(IN);
    server.restore(after);
    assertThat(kept.turn(IN).orElseThrow()).isInstanceOf(Step.Move.class);
    assertThat(kept.settle(IN)).isEqualTo(new Found.At(IN));
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void out_and_in_again(Withdrawal out) throws IOException {
    var it = of(out);
    assertThat(it.find()).isEqualTo(new Found.At(IN));

    it.move(OUT, "nginx-1 is down");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
    assertThat(served(out)).containsExactly(THEIRS);

    it.move(IN, "");
    assertThat(it.find()).isEqualTo(new Found.At(IN));
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void what_it_says_it_would_do_does_it_by_hand(Withdrawal out) throws IOException {
    var it = of(out);
    var commands = it.commands(OUT);
    assertThat(commands.getFirst()).startsWith("PATCH http").endsWith("/zones/" + PowerDns.ZONE);
    server.api("PATCH", "/zones/" + PowerDns.ZONE, commands.get(1));
    server.api("PUT", "/cache/flush?domain=" + PowerDns.ZONE, "");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
    assertThat(String.join("", commands)).doesNotContain(PowerDns.KEY);
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void to_move_it_where_it_is_changes_nothing(Withdrawal out) throws IOException {
    var it = of(out);
    it.move(OUT, "nginx-1 is down");
    var before = server.zone();

    it.move(OUT, "again");

    assertThat(server.zone()).isEqualTo(before);
  }

  @Test
  void a_weight_goes_down_by_the_share_and_the_rest_of_the_text_stays() throws IOException {
    of(Withdrawal.WEIGHT).move(new Share(25), "warming up");

    assertThat(server.zone()).contains("pickwrandom({ {25,'192.0.2.1'}, {100, '192.0.2.2'} })");
    assertThat(of(Withdrawal.WEIGHT).find()).isEqualTo(new Found.At(new Share(25)));
  }

  @Test
  void a_weight_above_the_normal_one_is_somebody_else_s() {
    weigh(500, 100);

    assertThat(of(Withdrawal.WEIGHT).find()).isEqualTo(new Found.Other("weight 500 of 100"));
  }

  @Test
  void the_reason_stands_beside_the_set_while_it_is_out() throws IOException {
    var it = of(Withdrawal.DISABLED);
    it.move(OUT, "nginx-1 is down");
    assertThat(server.zone()).contains("192.0.2.1: nginx-1 is down");

    it.move(IN, "");
    assertThat(server.zone()).doesNotContain("nginx-1 is down");
  }

  @Test
  void records_and_comments_of_other_people_stay() throws IOException {
    server.api(
        "PATCH",
        "/zones/" + PowerDns.ZONE,
        """
        {"rrsets": [{"name": "%s", "type": "A", "ttl": 77, "changetype": "REPLACE",
          "records": [%s, %s, %s],
          "comments": [{"content": "do not touch 192.0.2.3", "account": "ana"}]}]}"""
            .formatted(
                NAME,
                PowerDns.record(OURS, false),
                PowerDns.record(THEIRS, false),
                PowerDns.record("192.0.2.3", true)));
    var it = of(Withdrawal.REMOVED);

    it.move(OUT, "nginx-1 is down");
    assertThat(server.zone()).contains("192.0.2.3", "do not touch", "\"ttl\": 77");

    it.move(IN, "");
    assertThat(server.answer(NAME, "A")).containsExactly(OURS, THEIRS);
    assertThat(server.zone())
        .contains(
            "do not touch", "\"ttl\": 77", "{\"content\": \"192.0.2.3\", \"disabled\": true}");
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void the_last_address_is_never_taken_out(Withdrawal out) {
    put(OURS, false, THEIRS, true);
    weigh(100, 0);
    var it = of(out);

    assertThatThrownBy(() -> it.move(OUT, "nginx-1 is down"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must keep an address besides 192.0.2.1 (was: the last one)");
    assertThat(it.find()).isEqualTo(new Found.At(IN));
  }

  @Test
  void a_set_that_somebody_removed_is_left_to_people_and_can_be_made_anew() throws IOException {
    server.put(NAME, "A", "");
    var it = of(Withdrawal.DISABLED);
    assertThat(it.find()).isEqualTo(new Found.Other("no A record of www.example.test."));

    it.move(IN, "");

    assertThat(server.answer(NAME, "A")).containsExactly(OURS);
    assertThat(server.zone()).contains("\"ttl\": 30");
  }

  @Test
  void a_record_that_does_not_draw_the_address_is_told_and_not_touched() {
    server.put(
        "draw.example.test.",
        "LUA",
        PowerDns.record("A \"pickwrandom({ {1,'192.0.2.9'} })\"", false));
    var it = of(Withdrawal.WEIGHT);

    assertThat(it.find().phrase())
        .contains("must draw 192.0.2.1 once, as {100, '192.0.2.1'}, in one LUA record");
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessageContaining("must draw 192.0.2.1 once");
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void what_somebody_changed_by_hand_is_seen_and_not_written_over(Withdrawal out) {
    var it = of(out);
    assertThat(it.find()).isEqualTo(new Found.At(IN));
    put(OURS, true, THEIRS, false);
    weigh(0, 100);

    assertThatThrownBy(() -> it.move(new Share(50), ""))
        .hasMessageContaining("must be as it was read, in (was: out)");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
  }

  @Test
  void a_wrong_key_is_said_without_the_key() {
    var it = new PowerdnsSwitch(spec(Withdrawal.DISABLED, "hunter2", "/", PowerDns.ZONE), turn);

    assertThat(it.find())
        .isEqualTo(
            new Found.Unreadable(
                "PowerDNS at %s/: must answer 200 (was: 401 Unauthorized)"
                    .formatted(server.url())));
    assertThatThrownBy(() -> it.move(OUT, ""))
        .hasMessageContaining("401 Unauthorized")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_zone_that_it_does_not_have_is_said() {
    var it = new PowerdnsSwitch(spec(Withdrawal.DISABLED, PowerDns.KEY, "", "example.net."), turn);

    assertThat(it.find().phrase()).contains("404 Not Found");
  }

  @Test
  void what_is_no_json_is_said() {
    assertThat(PowerdnsJson.complaint("Bad Request\n")).isEqualTo("Bad Request");
    assertThat(PowerdnsJson.complaint("{\"error\": \"Name is out of zone\"}"))
        .isEqualTo("Name is out of zone");
    assertThat(PowerdnsJson.complaint("")).isEmpty();
  }

  private List<String> served(Withdrawal out) {
    return out == Withdrawal.WEIGHT
        ? IntStream.range(0, 20)
            .mapToObj(_ -> server.answer("draw.example.test.", "A").getFirst())
            .distinct()
            .toList()
        : server.answer(NAME, "A");
  }

  private void put(String one, boolean oneOut, String two, boolean twoOut) {
    server.put(NAME, "A", PowerDns.record(one, oneOut) + "," + PowerDns.record(two, twoOut));
  }

  private static void weigh(int ours, int theirs) {
    var draw = "A \"pickwrandom({ {%d,'192.0.2.1'}, {%d, '192.0.2.2'} })\"".formatted(ours, theirs);
    server.put("draw.example.test.", "LUA", PowerDns.record(draw, false));
  }

  private Kept kept(Withdrawal out) {
    var spec = spec(out, PowerDns.KEY, "", PowerDns.ZONE);
    var held =
        new Switch("dns-1", Optional.empty(), spec, new Subject.Member("nginx-1"), Mode.ACT, false);
    return new Kept(held, of(out));
  }

  private PowerdnsSwitch of(Withdrawal out) {
    return new PowerdnsSwitch(spec(out, PowerDns.KEY, "", PowerDns.ZONE), turn);
  }

  private static SwitchSpec.Powerdns spec(Withdrawal out, String key, String slash, String zone) {
    return new SwitchSpec.Powerdns(
        URI.create(server.url() + slash),
        new Secret(key),
        "localhost",
        new RecordSet(
            zone, out == Withdrawal.WEIGHT ? "draw.example.test." : NAME, Duration.ofSeconds(30)),
        OURS,
        out,
        100);
  }
}
