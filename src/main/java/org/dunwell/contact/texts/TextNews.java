package org.dunwell.contact.texts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.texts.TextMapper.Outgoing;
import org.dunwell.contact.twilio.TwilioNews;
import org.springframework.stereotype.Component;

/** What Twilio tells about text messages: one came in, or what became of one of ours. */
@Component
class TextNews implements TwilioNews {

  static final String CAME = "sms";
  private static final String STATUS = "sms-status";

  private final TextMapper mapper;
  private final TextDeliveries deliveries;
  private final IncomingTexts incoming;

  TextNews(TextMapper mapper, TextDeliveries deliveries, IncomingTexts incoming) {
    this.mapper = mapper;
    this.deliveries = deliveries;
    this.incoming = incoming;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(CAME, STATUS);
  }

  @Override
  public void happened(String kind, Map<String, String> params, Instant heardAt) {
    if (kind.equals(CAME)) {
      incoming.take(params);
    } else {
      become(params, heardAt);
    }
  }

  /** It names our row by itself, because it may be here before we know Twilio's id. */
  private void become(Map<String, String> params, Instant at) {
    String sid = params.getOrDefault("MessageSid", "");
    String status = params.getOrDefault("MessageStatus", "");
    Optional<Outgoing> found = id(params, sid).flatMap(mapper::lock);
    if (found.isEmpty() || sid.isEmpty()) {
      return;
    }
    Outgoing text = found.get();
    if (text.state().equals("queued") && text.handingSince() != null) {
      deliveries.sent(text, sid, at);
      text = mapper.byId(text.id()).orElseThrow();
    }
    if (sid.equals(text.sid())) {
      deliveries.heard(text, status, params.get("ErrorCode"), at);
    }
  }

  private Optional<Long> id(Map<String, String> params, String sid) {
    String text = params.getOrDefault("text", "");
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : mapper.bySid(sid);
  }
}
