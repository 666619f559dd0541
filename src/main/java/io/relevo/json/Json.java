package io.relevo.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.relevo.failover.Order;
import io.relevo.failover.Reason;
import io.relevo.fleet.Encryption;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Rhythm;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.fleet.SwitchSpec;
import io.relevo.journal.Entry;
import io.relevo.probe.Blind;
import io.relevo.probe.Outcome;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records as JSON and reads them back. A value of a sealed type carries its record's name as
 * {@code is}; times are ISO 8601 in UTC; members that a newer or older version does not know are
 * ignored.
 */
public final class Json {
  private static final List<Class<?>> SEALED =
      List.of(
          Blind.class,
          Encryption.class,
          Entry.class,
          Found.class,
          Life.class,
          Order.class,
          Outcome.class,
          ProbeSpec.class,
          ProbeSpec.Haproxy.Source.class,
          Reason.class,
          Rhythm.class,
          Setting.class,
          Subject.class,
          SwitchSpec.class);

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  /** The value as one line of JSON. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The value as JSON for people to read. */
  public static String pretty(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /**
   * Reads a value back.
   *
   * @throws IllegalArgumentException when the text is not JSON of that type
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static JsonMapper mapper() {
    var builder = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    SEALED.forEach(type -> builder.addMixIn(type, Named.class));
    return builder.build();
  }

  /** How a sealed type's record is named in JSON. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}
}
