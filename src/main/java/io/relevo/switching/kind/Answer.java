package io.relevo.switching.kind;

/** What came of asking keepalived. */
sealed interface Answer {
  String says();

  /** A role, by keepalived's own number. */
  record Role(String instance, int number) implements Answer {
    @Override
    public String says() {
      return instance + " is " + name();
    }

    private String name() {
      return switch (number) {
        case 0 -> "INIT";
        case 1 -> "BACKUP";
        case 2 -> "MASTER";
        case 3 -> "FAULT";
        case 97 -> "DELETED";
        case 98 -> "STOPPED";
        default -> "in state " + number;
      };
    }

    boolean master() {
      return number == 2;
    }

    boolean fault() {
      return number == 3;
    }
  }

  /** It is not running, or does not answer any more: nobody plays the role. */
  record Silent(String says) implements Answer {}

  /** It may well be running, but cannot be asked. */
  record Unknown(String says) implements Answer {}
}
