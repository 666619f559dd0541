package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A flag file that nginx tests at each request: there means maintenance, whatever it holds. Beside
 * it lie the pages that users see.
 */
final class NginxFileSwitch implements Actuator {
  private final Path file;
  private final MaintenancePages pages;

  NginxFileSwitch(Path file) {
    this.file = file;
    this.pages = new MaintenancePages(file);
  }

  /** As nginx's {@code if (-f FILE)} sees it: through links, and regular files only. */
  @Override
  public Found find() {
    try {
      var regular = Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
      return regular
          ? new Found.At(new Maintenance(true, pages.until()))
          : new Found.Other("not a regular file");
    } catch (NoSuchFileException _) {
      return new Found.At(new Maintenance(false));
    } catch (IOException e) {
      return new Found.Unreadable(e.toString());
    }
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    return List.of();
  }

  @Override
  public List<String> commands(Setting setting) throws IOException {
    return switch (setting) {
      case Maintenance(boolean on, _) ->
          List.of(
              (on ? "write %s, and the pages beside it" : "remove %s, and the pages beside it")
                  .formatted(file));
      case Setting.Share _ -> throw Misfit.of("a flag file", "maintenance on or off", setting);
    };
  }

  @Override
  public void move(Setting setting, String note) throws IOException {
    switch (setting) {
      case Maintenance(boolean on, var until) when on -> turnOn(note, until);
      case Maintenance _ -> turnOff();
      case Setting.Share _ -> throw Misfit.of("a flag file", "maintenance on or off", setting);
    }
  }

  /** Pages first: nobody shall be shown a page that is not there yet. */
  private void turnOn(String note, Optional<Instant> until) throws IOException {
    pages.write(until);
    AtomicFile.write(file, note.strip() + until.map(end -> ", until " + end).orElse("") + "\n");
  }

  private void turnOff() throws IOException {
    AtomicFile.remove(file);
    pages.remove();
  }
}
