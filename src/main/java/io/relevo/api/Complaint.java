package io.relevo.api;

/** What is wrong with a request, in one sentence for whoever sent it. */
final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String sentence;

  Complaint(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.sentence = sentence;
  }

  int status() {
    return status;
  }

  String sentence() {
    return sentence;
  }
}
