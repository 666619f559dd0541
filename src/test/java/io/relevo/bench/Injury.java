package io.relevo.bench;

import io.relevo.lab.Nginx;

/** What happens to nginx, and how it is repaired. */
enum Injury {
  /** {@code kill -9} of the master and every worker. */
  KILL("killed"),
  /** SIGSTOP of the master and every worker: connections are accepted, no byte ever comes. */
  HANG("hung");

  private final String words;

  Injury(String words) {
    this.words = words;
  }

  void inflict(Nginx nginx) {
    switch (this) {
      case KILL -> nginx.killAll();
      case HANG -> nginx.hang();
    }
  }

  void repair(Nginx nginx) {
    switch (this) {
      case KILL -> nginx.start();
      case HANG -> nginx.resume();
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
