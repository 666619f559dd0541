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
import java.util.List;

/** A flag file that nginx tests at each request: there means maintenance, whatever it holds. */
final class NginxFileSwitch implements Actuator {
  private final Path file;

  NginxFileSwitch(Path file) {
    this.file = file;
  }

  /** As nginx's {@code if (-f FILE)} sees it: through links, and regular files only. */
  @Override
  public Found find() {
    try {
      var regular = Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
      return regular ? new Found.At(new Maintenance(true)) : new Found.Other("not a regular file");
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
  public void move(Setting setting, String note) throws IOException {
    switch (setting) {
      case Maintenance(boolean on) when on -> AtomicFile.write(file, note.strip() + "\n");
      case Maintenance _ -> AtomicFile.remove(file);
      case Setting.Share _ -> throw Misfit.of("a flag file", "maintenance on or off", setting);
    }
  }
}
