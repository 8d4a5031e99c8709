package org.dunwell.credit.bureaus.notices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.dunwell.credit.bureaus.BureauBook;
import org.dunwell.credit.bureaus.BureauSettings;
import org.dunwell.credit.bureaus.BureauSignature;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What bureaus tell by themselves: proven, stored, each event once; see {@link NoticeWork}. */
@Component
class NoticeInbox {

  private static final int LONGEST = 200;
  private static final long MILLIS = 1_000;

  private final BureauNoticeMapper mapper;
  private final BureauBook bureaus;
  private final ObjectMapper json;
  private final Clock clock;

  NoticeInbox(BureauNoticeMapper mapper, BureauBook bureaus, ObjectMapper json, Clock clock) {
    this.mapper = mapper;
    this.bureaus = bureaus;
    this.json = json;
    this.clock = clock;
  }

  /** No bureau of ours has signed this, or not lately. */
  static final class NotSigned extends BrokenRule {

    NotSigned() {
      super("The signature is not that of a bureau of ours, or it is too old.");
    }
  }

  /**
   * Keeps what came to the door.
   *
   * @throws NotSigned when no bureau of ours has signed it within the last minutes
   */
  void take(byte[] body, String signature) {
    String bureau =
        bureaus.all().entrySet().stream()
            .filter(one -> hasSigned(one.getValue(), body, signature))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(NotSigned::new);
    JsonNode notice = read(body);
    String id = text(notice, "id");
    if (id == null) {
      throw new BrokenRule(
          "The notice has no id. Send one of at most %d letters.".formatted(LONGEST));
    }
    Instant now = clock.instant();
    mapper.insert(
        new BureauNoticeMapper.Row(
            bureau,
            id,
            notice.path("type").asText("changed").replace("\0", ""),
            text(notice, "reference"),
            text(notice.path("company"), "registrationNumber"),
            country(notice.path("company")),
            moment(notice, now)),
        now);
  }

  /** By the computer's own time, in which bureaus live, whatever the sandbox's clock shows. */
  private static boolean hasSigned(BureauSettings bureau, byte[] body, String signature) {
    return StringUtils.hasText(bureau.webhookSecret())
        && BureauSignature.proves(
            signature, bureau.webhookSecret(), body, System.currentTimeMillis() / MILLIS);
  }

  private JsonNode read(byte[] body) {
    try {
      JsonNode notice = json.readTree(body);
      if (notice != null && notice.isObject()) {
        return notice;
      }
    } catch (IOException rubbish) {
      // said below
    }
    throw new BrokenRule("The body is no JSON object. Send the notice as docs/bureaus.md says.");
  }

  private static String text(JsonNode node, String name) {
    String text = node.path(name).asText("").replace("\0", "").strip();
    return text.isEmpty() || text.length() > LONGEST ? null : text;
  }

  private static String country(JsonNode company) {
    String said = text(company, "country");
    return said != null && said.matches("[A-Z]{2}") ? said : null;
  }

  private static Instant moment(JsonNode notice, Instant otherwise) {
    try {
      return Instant.parse(notice.path("at").asText());
    } catch (DateTimeParseException none) {
      return otherwise;
    }
  }
}
