package io.relevo.fleet;

/** A secret that cannot be printed by mistake (law 13). */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
