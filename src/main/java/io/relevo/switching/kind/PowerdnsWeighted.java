package io.relevo.switching.kind;

import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec.Powerdns;
import io.relevo.switching.Found;
import io.relevo.switching.kind.PowerdnsJson.Rr;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A LUA record that draws one of some addresses by their numbers: {@code pickwrandom}. */
record PowerdnsWeighted(Powerdns spec, InetAddress address) implements PowerdnsForm {
  @Override
  public String type() {
    return "LUA";
  }

  @Override
  public Found find(List<Rr> served) {
    var number = record(served).map(mine -> text(mine).number(address));
    return number.isPresent() && number.get().isPresent()
        ? share(number.get().getAsInt())
        : new Found.Other(missing());
  }

  private Found share(int number) {
    if (number > spec.weight()) {
      return new Found.Other("weight %d of %d".formatted(number, spec.weight()));
    }
    return number == 0 ? new Found.At(new Share(0)) : WholeWeight.found(number, spec.weight());
  }

  @Override
  public List<Rr> changed(List<Rr> all, int percent) throws IOException {
    var record = record(all).orElseThrow(() -> new IOException(missing()));
    var text = text(record);
    var number = WholeWeight.of(percent, spec.weight());
    if (text.number(address).equals(OptionalInt.empty())) {
      throw new IOException(missing());
    }
    if (number == 0 && text.others(address) == 0) {
      throw Emptied.of(spec.set().name() + " LUA", spec.address());
    }
    var changed = new Rr(text.with(address, number), false);
    return all.stream().map(each -> each.equals(record) ? changed : each).toList();
  }

  /** The record that draws it, where there is just one. */
  private Optional<Rr> record(List<Rr> records) {
    var mine =
        records.stream()
            .filter(record -> !record.disabled())
            .filter(record -> text(record).has(address))
            .toList();
    return mine.size() == 1 ? Optional.of(mine.getFirst()) : Optional.empty();
  }

  private static LuaWeights text(Rr record) {
    return new LuaWeights(record.content());
  }

  private String missing() {
    return "%s: must draw %s once, as {%d, '%s'}, in one LUA record"
        .formatted(spec.set().name(), spec.address(), spec.weight(), spec.address());
  }
}
