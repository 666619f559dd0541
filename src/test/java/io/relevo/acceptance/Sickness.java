package io.relevo.acceptance;

import io.relevo.lab.Nginx;
import io.relevo.lab.Stage;

/** The ways in which an nginx stops serving, and how it is made well. */
enum Sickness {
  KILLED("refused"),
  EMPTY_REPLY("empty-reply"),
  HUNG("timeout"),
  REFUSED_BY_FIREWALL("refused"),
  UNAVAILABLE("bad-status");

  /** The code of the cause that the mail must name. */
  final String cause;

  Sickness(String cause) {
    this.cause = cause;
  }

  void inflict(Stage.Side side) {
    switch (this) {
      case KILLED -> side.nginx().killAll();
      case EMPTY_REPLY -> side.nginx().answer(Nginx.Mode.EMPTY_REPLY);
      case HUNG -> side.nginx().hang();
      case REFUSED_BY_FIREWALL -> side.host().reject(80);
      case UNAVAILABLE -> side.nginx().answer(Nginx.Mode.UNAVAILABLE);
    }
  }

  void cure(Stage.Side side) {
    switch (this) {
      case KILLED -> side.nginx().start();
      case HUNG -> side.nginx().resume();
      case REFUSED_BY_FIREWALL -> side.host().clearFirewall();
      case EMPTY_REPLY, UNAVAILABLE -> side.nginx().answer(Nginx.Mode.NORMAL);
    }
  }
}
