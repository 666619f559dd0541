package io.relevo.probe.kind;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Answer;
import java.util.Optional;

/** As the page itself must be; but nginx's own maintenance page says that nginx is well. */
record NginxReading(Reading page) implements Reading {
  /** Whatever its value, on a 503 it makes the answer the maintenance page. */
  static final String FLAG = "X-Relevo-Maintenance";

  @Override
  public boolean wantsText() {
    return page.wantsText();
  }

  @Override
  public Optional<Outcome> head(HttpResponse head) {
    boolean maintenance =
        head.status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)
            && head.headers().contains(FLAG);
    return maintenance ? Optional.of(new Outcome.Passed(Answer.MAINTENANCE)) : page.head(head);
  }

  @Override
  public Outcome whole(HttpResponse head, long length, String text) {
    return page.whole(head, length, text);
  }
}
