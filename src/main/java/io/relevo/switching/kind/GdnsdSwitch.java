package io.relevo.switching.kind;

import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * A resource that gdnsd watches, forced down by an entry in its {@code admin_state} file.
 *
 * <p>gdnsd ignores a file with any error in it and keeps the states that it has: whether an entry
 * took effect is known only from gdnsd itself. Without an entry it acts on its own checks.
 */
final class GdnsdSwitch extends SetSwitch {
  private static final Found IN = new Found.At(new Share(100));
  private static final Found OUT = new Found.At(new Share(0));

  /** gdnsd looks at the file each second. */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private static final Duration POLL = Duration.ofMillis(100);

  private final SwitchSpec.Gdnsd spec;
  private final GdnsdControl control;

  GdnsdSwitch(SwitchSpec.Gdnsd spec, Lock turn) {
    super("gdnsd", spec.where(), turn);
    this.spec = spec;
    this.control = new GdnsdControl(spec.control());
  }

  @Override
  Found read() throws IOException {
    return file().found();
  }

  private GdnsdFile file() throws IOException {
    try {
      return new GdnsdFile(Files.readString(spec.file()), spec.resource());
    } catch (NoSuchFileException _) {
      return new GdnsdFile("", spec.resource());
    } catch (IOException e) {
      throw new IOException(spec.file() + ": " + e.getMessage(), e);
    }
  }

  /** A resource is forced down or not: any share but none is in. */
  @Override
  void write(int percent, String note) throws IOException {
    var before = file();
    var wanted = percent == 0 ? OUT : IN;
    if (before.found().equals(wanted)) {
      return;
    }
    unchanged(before.found());
    var after = percent == 0 ? before.down(note) : before.up();
    if (!after.found().equals(wanted)) {
      throw new IOException(
          "%s: must be forced by nobody else (was: %s)"
              .formatted(spec.where(), after.found().phrase()));
    }
    AtomicFile.replace(spec.file(), after.text());
  }

  @Override
  List<String> lines(int percent) {
    return List.of(
        percent == 0
            ? "add to %s: %s => DOWN".formatted(spec.file(), spec.resource())
            : "remove from %s: %s".formatted(spec.file(), spec.resource()));
  }

  @Override
  void prove(int percent) throws IOException {
    Proof.await(LIMIT, POLL, () -> missing(percent == 0));
  }

  private Optional<String> missing(boolean out) throws IOException {
    var testimony = testimony(out);
    return testimony.agrees()
        ? Optional.empty()
        : Optional.of(
            "%s: must be %s within %d s of the change (was: %s); gdnsd ignores a file with an error"
                    .formatted(
                        spec.where(),
                        out ? "forced DOWN" : "forced by nobody",
                        LIMIT.toSeconds(),
                        testimony.says())
                + " in it, its log says where");
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    try {
      return List.of(testimony(found.equals(OUT)));
    } catch (IOException e) {
      return List.of(new Testimony("gdnsd", "nothing: " + e.getMessage(), false));
    }
  }

  private Testimony testimony(boolean out) throws IOException {
    var state = control.states().get(spec.resource());
    return state == null
        ? new Testimony("gdnsd", "it has no " + spec.resource(), false)
        : new Testimony("gdnsd", state.phrase(), out ? state.forcedDown() : !state.forced());
  }
}
