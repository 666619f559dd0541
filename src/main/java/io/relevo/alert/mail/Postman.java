package io.relevo.alert.mail;

import io.relevo.alert.Notice;
import io.relevo.fleet.Person;

/** Delivers one notice to one person. */
public interface Postman {
  /**
   * Tries once, over each relay in turn until one answers. Never throws; blocks until the relay
   * answered or timed out.
   */
  Delivery deliver(Notice notice, Person person);

  /** What became of a try. */
  sealed interface Delivery {
    /** A relay has taken responsibility for it. */
    record Accepted(String relay, String answer) implements Delivery {}

    /**
     * To be tried again with the same Message-ID.
     *
     * @param nobody whether no relay would talk to us at all: then nothing else is worth a try now
     */
    record Later(String why, boolean nobody) implements Delivery {
      /** To be tried again; other messages may fare better. */
      public Later(String why) {
        this(why, false);
      }
    }

    /** Never to be tried again. */
    record Refused(String why) implements Delivery {}
  }
}
