package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A keepalived instance, moved by the number in its track file: 0 is in, the configured number is
 * out.
 *
 * <p>keepalived takes a missing, an empty and a garbled file for 0, and so gives the address back
 * to a host that was told to stay out: the file is therefore only ever replaced whole.
 */
final class KeepalivedSwitch implements Actuator {
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);

  /** More than any number that fits; enough of anything else to recognize it. */
  private static final int READ = 40;

  private final SwitchSpec.Keepalived spec;
  private final List<KeepalivedWitness> witnesses;

  KeepalivedSwitch(SwitchSpec.Keepalived spec) {
    this.spec = spec;
    var address = spec.witness().address().map(AddressWitness::new);
    var process = KeepalivedProcess.of(spec.witness());
    this.witnesses =
        Stream.<KeepalivedWitness>concat(
                process.map(p -> new RoleWitness(p, address)).stream(), address.stream())
            .toList();
  }

  @Override
  public Found find() {
    try (var in = Files.newInputStream(spec.file())) {
      return decode(new String(in.readNBytes(READ), StandardCharsets.ISO_8859_1).strip());
    } catch (NoSuchFileException _) {
      return new Found.Missing();
    } catch (IOException e) {
      return new Found.Unreadable(e.toString());
    }
  }

  private Found decode(String text) {
    if (text.equals("0")) {
      return new Found.At(IN);
    }
    if (text.equals(Integer.toString(spec.lowered()))) {
      return new Found.At(OUT);
    }
    return new Found.Other(text.replaceAll("[^ -~]", "?"));
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    return witnesses.stream().map(witness -> witness.testify(found)).toList();
  }

  @Override
  public List<String> commands(Setting setting) throws IOException {
    return List.of("write %d to %s".formatted(number(setting), spec.file()));
  }

  /** The note goes nowhere: keepalived reads a number here. */
  @Override
  public void move(Setting setting, String note) throws IOException {
    AtomicFile.write(spec.file(), number(setting) + "\n");
  }

  /** An address is on one host or on another: any share but none is in. */
  private int number(Setting setting) throws IOException {
    return switch (setting) {
      case Share(int percent) -> percent == 0 ? spec.lowered() : 0;
      case Setting.Maintenance _ -> throw Misfit.of("keepalived", "a share", setting);
    };
  }

  static boolean isIn(Found found) {
    return found instanceof Found.At(Share(int percent)) && percent > 0;
  }

  static boolean isOut(Found found) {
    return found instanceof Found.At(Share(int percent)) && percent == 0;
  }
}
