package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.DnsMember;
import io.relevo.fleet.Mode;
import io.relevo.fleet.RecordSet;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec.Rfc2136;
import io.relevo.lab.Lab;
import io.relevo.lab.NameServer;
import io.relevo.lab.NameServer.Brand;
import io.relevo.lab.Need;
import io.relevo.lab.Restartable;
import io.relevo.switching.Found;
import io.relevo.switching.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** On real name servers: the first of two records is moved; the second is somebody else's. */
class Rfc2136SwitchTest {
  private static final String NAME = "www.example.test.";
  private static final String SRV = "_web._tcp.example.test.";
  private static final String OURS = "192.0.2.1";
  private static final String THEIRS = "192.0.2.2";
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);

  @TempDir static Path folder;

  @Nested
  class On_bind extends Each {
    On_bind() {
      super(Brand.BIND);
    }
  }

  @Nested
  class On_knot extends Each {
    On_knot() {
      super(Brand.KNOT);
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  abstract static class Each extends Ordeals {
    private final Brand brand;
    private NameServer server;

    Each(Brand brand) {
      this.brand = brand;
    }

    @BeforeAll
    void start() {
      Lab.needs(brand.need(), Need.DIG);
      server = NameServer.start(brand, folder.resolve(brand.name()));
    }

    @AfterAll
    void close() {
      if (server != null) {
        server.close();
      }
    }

    @BeforeEach
    void bothAreIn() {
      server.update(
          """
          update delete www.example.test. A
          update delete _web._tcp.example.test. SRV
          update add www.example.test. 77 A 192.0.2.1
          update add www.example.test. 77 A 192.0.2.2
          update add _web._tcp.example.test. 77 SRV 10 100 443 lb-1.example.test.
          update add _web._tcp.example.test. 77 SRV 10 100 443 lb-2.example.test.""");
    }

    @Test
    void out_and_in_again_with_the_time_to_live_of_the_set() throws IOException {
      var it = address();
      assertThat(it.find()).isEqualTo(new Found.At(IN));

      it.move(OUT, "nginx-1 is down");
      assertThat(it.find()).isEqualTo(new Found.At(OUT));
      assertThat(server.answer(NAME, "A")).containsExactly(THEIRS);

      it.move(IN, "");
      assertThat(it.find()).isEqualTo(new Found.At(IN));
      assertThat(server.answer(NAME, "A")).containsExactly(OURS, THEIRS);
    }

    @Test
    void a_zone_that_is_restored_from_an_old_copy_is_nobodys_edit() {
      var kept = kept();
      kept.settle(OUT);
      server.restore(
          """
          www 77 IN A 192.0.2.1
          www 77 IN A 192.0.2.2
          """);
      assertThat(kept.turn(OUT).orElseThrow()).isInstanceOf(Step.Move.class);
      kept.settle(OUT);
      assertThat(server.answer(NAME, "A")).containsExactly(THEIRS);
    }

    @Test
    void what_it_says_it_would_do_does_it_by_hand() throws IOException {
      var it = address();
      server.update(String.join("\n", it.commands(OUT)));
      assertThat(it.find()).isEqualTo(new Found.At(OUT));
      server.update(String.join("\n", it.commands(IN)));
      assertThat(it.find()).isEqualTo(new Found.At(IN));
    }

    @Test
    void to_move_it_where_it_is_changes_nothing() throws IOException {
      var it = address();
      it.move(OUT, "nginx-1 is down");
      var serial = server.answer(NameServer.ZONE, "SOA");

      it.move(OUT, "again");

      assertThat(server.answer(NameServer.ZONE, "SOA")).isEqualTo(serial);
    }

    @Test
    void an_srv_record_goes_down_by_its_weight_and_out_of_the_set() throws IOException {
      var it = service();
      assertThat(it.find()).isEqualTo(new Found.At(IN));

      it.move(new Share(25), "warming up");
      assertThat(it.find()).isEqualTo(new Found.At(new Share(25)));
      assertThat(server.answer(SRV, "SRV"))
          .containsExactly("10 100 443 lb-2.example.test.", "10 25 443 lb-1.example.test.");

      it.move(OUT, "");
      assertThat(it.find()).isEqualTo(new Found.At(OUT));
      assertThat(server.answer(SRV, "SRV")).containsExactly("10 100 443 lb-2.example.test.");

      it.move(IN, "");
      assertThat(it.find()).isEqualTo(new Found.At(IN));
    }

    @Test
    void the_last_record_is_never_taken_out() {
      server.update(
          """
          update delete www.example.test. A 192.0.2.2
          update delete _web._tcp.example.test. SRV 10 100 443 lb-2.example.test.""");

      assertThatThrownBy(() -> address().move(OUT, ""))
          .hasMessage(
              "www.example.test. A: must keep an address besides 192.0.2.1 (was: the last one)");
      assertThatThrownBy(() -> service().move(OUT, "")).hasMessageContaining("the last one");
    }

    @Test
    void a_set_that_somebody_removed_is_left_to_people_and_can_be_made_anew() throws IOException {
      server.update("update delete www.example.test. A");
      var it = address();
      assertThat(it.find()).isEqualTo(new Found.Other("no A record of www.example.test."));

      it.move(IN, "");

      assertThat(server.answer(NAME, "A")).containsExactly(OURS);
    }

    @Test
    void what_somebody_changed_by_hand_is_seen_and_not_written_over() {
      var it = service();
      assertThat(it.find()).isEqualTo(new Found.At(IN));
      server.update(
          """
          update delete _web._tcp.example.test. SRV 10 100 443 lb-1.example.test.
          update add _web._tcp.example.test. 77 SRV 10 50 443 lb-1.example.test.""");

      assertThatThrownBy(() -> it.move(OUT, ""))
          .hasMessageContaining("must be as it was read, in (was: 50 %)");
      assertThat(it.find()).isEqualTo(new Found.At(new Share(50)));
    }

    @Test
    void the_server_refuses_what_was_read_before_somebody_changed_the_set() throws IOException {
      var spec = spec(NameServer.KEY, NameServer.SECRET, new DnsMember.Address(OURS));
      var asked = new Rfc2136Server(spec, Type.A);
      var before = asked.read();
      server.update("update add www.example.test. 77 A 192.0.2.3");

      var done = asked.change(before, Rfc2136Form.of(spec).change(before, 0));

      assertThat(done).isFalse();
      assertThat(server.answer(NAME, "A")).containsExactly(OURS, THEIRS, "192.0.2.3");
    }

    @Test
    void a_key_that_may_not_change_it_is_refused() {
      var it = of(NameServer.READER, NameServer.SECRET);

      assertThatThrownBy(() -> it.move(OUT, ""))
          .hasMessageMatching(
              "the name server 127.0.0.1:\\d+: must answer NOERROR to the key reader\\."
                  + " \\(was: (REFUSED|NOTAUTH)\\)");
      assertThat(server.answer(NAME, "A")).containsExactly(OURS, THEIRS);
    }

    @Test
    void a_wrong_secret_and_an_unknown_key_are_said_without_the_secret() {
      assertThat(of(NameServer.KEY, "aHVudGVyMg==").find().phrase())
          .contains("to the key relevo. (was: NOTAUTH)")
          .doesNotContain("aHVudGVyMg");
      assertThat(of("stranger.", NameServer.SECRET).find().phrase())
          .contains("to the key stranger. (was: NOTAUTH)");
    }

    @Override
    SetSwitch it() {
      return address();
    }

    @Override
    Restartable server() {
      return server;
    }

    private Kept kept() {
      var spec = spec(NameServer.KEY, NameServer.SECRET, new DnsMember.Address(OURS));
      var member = new Subject.Member("nginx-1");
      return new Kept(
          new Switch("dns-1", Optional.empty(), spec, member, Mode.ACT, false), address());
    }

    private Rfc2136Switch address() {
      return of(NameServer.KEY, NameServer.SECRET);
    }

    private Rfc2136Switch of(String key, String secret) {
      return new Rfc2136Switch(spec(key, secret, new DnsMember.Address(OURS)), new ReentrantLock());
    }

    private Rfc2136Switch service() {
      var member = new DnsMember.Service("lb-1.example.test.", 443, 10, 100);
      return new Rfc2136Switch(
          spec(NameServer.KEY, NameServer.SECRET, member), new ReentrantLock());
    }

    private Rfc2136 spec(String key, String secret, DnsMember member) {
      return new Rfc2136(
          "127.0.0.1",
          server.port(),
          new Rfc2136.Tsig(key.endsWith(".") ? key : key + ".", "hmac-sha256", new Secret(secret)),
          new RecordSet(
              NameServer.ZONE,
              member instanceof DnsMember.Address ? NAME : SRV,
              Duration.ofSeconds(30)),
          member);
    }
  }
}
