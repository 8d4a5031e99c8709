package org.dunwell.contact.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.platform.files.Sha256;
import org.springframework.stereotype.Component;

/** What Twilio tells us, each news once; acted on by {@link TwilioWork}. */
@Component
public class TwilioInbox {

  /** What somebody has pressed or said to a machine may be a PIN or a card. */
  private static final Set<String> NEVER_KEPT =
      Set.of("Digits", "SpeechResult", "UnstableSpeechResult", "StableSpeechResult");

  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final TwilioEventMapper mapper;
  private final ObjectMapper json;
  private final Clock clock;

  TwilioInbox(TwilioEventMapper mapper, ObjectMapper json, Clock clock) {
    this.mapper = mapper;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps what has come in, proven to be Twilio's.
   *
   * @param kind whom it is for
   * @return whether it is new; the same again is not
   */
  public boolean take(String kind, Map<String, String> params) {
    Map<String, String> kept = new TreeMap<>(params);
    kept.keySet().removeAll(NEVER_KEPT);
    String text = written(kept);
    String key = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return mapper.insert(kind, key, text, clock.instant()) > 0;
  }

  /** PostgreSQL keeps no zero characters. */
  private String written(Map<String, String> params) {
    try {
      return json.writeValueAsString(params).replace("\\u0000", "\\ufffd");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Map<String, String> read(String params) {
    try {
      return json.readValue(params, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
