package org.dunwell.contact.phone;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down how calls go. News of them come in any order and more than once; the first counts.
 */
@Component
class CallBooks {

  /** As Twilio names the ways in which a call is over. */
  private static final Set<String> OVER =
      Set.of("completed", "busy", "no-answer", "failed", "canceled");

  private static final String TALKING = "in-progress";

  /**
   * What Twilio says of one leg.
   *
   * @param parent the leg that has dialled it; null when it is the call's own
   * @param status as Twilio names it
   * @param role {@code customer} or {@code colleague}
   * @param user whose desk phone it is; null for a customer's
   */
  record Heard(String sid, String parent, String status, String role, String user, Instant at) {}

  private final PhoneCallMapper mapper;
  private final Clock clock;

  CallBooks(PhoneCallMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  static boolean isOver(String status) {
    return OVER.contains(status);
  }

  /**
   * The call that a request of Twilio's is about, locked: by the leg, by the leg that dialled it,
   * or by the id that our address carries, which proves that Twilio has placed a call of ours.
   *
   * @param fields signed by Twilio
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<CallRow> about(Map<String, String> fields) {
    String sid = fields.getOrDefault("CallSid", "");
    String parent = fields.getOrDefault("ParentCallSid", "");
    Optional<Long> known = mapper.idOfLeg(sid).or(() -> mapper.idOfLeg(parent));
    if (known.isPresent()) {
      return mapper.lock(known.get());
    }
    Optional<CallRow> named =
        number(fields.get("call"))
            .flatMap(mapper::lock)
            // who placed it may have written its name down while we waited for the row
            .filter(row -> row.sid() == null || row.sid().equals(sid));
    if (named.isEmpty() || sid.isEmpty() || !parent.isEmpty()) {
      return Optional.empty();
    }
    mapper.named(named.get().id(), sid);
    return mapper.lock(named.get().id());
  }

  private static Optional<Long> number(String text) {
    return text != null && text.matches("\\d{1,18}")
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }

  /** One leg is somewhere now; the call itself follows its own leg. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void heard(CallRow call, Heard news) {
    boolean over = isOver(news.status());
    boolean talks = news.status().equals(TALKING);
    mapper.saveLeg(
        new PhoneCallMapper.Leg(
            news.sid(),
            call.id(),
            news.role(),
            news.user(),
            news.status(),
            talks ? news.at() : null,
            over ? news.at() : null));
    if (news.sid().equals(call.sid())) {
      own(call, news, over, talks);
    }
  }

  private void own(CallRow call, Heard news, boolean over, boolean talks) {
    if (over) {
      ended(call.id(), news.status(), null, news.at());
    } else if (talks) {
      mapper.talking(call.id(), news.at());
    } else if (news.status().equals("ringing")) {
      mapper.ringing(call.id());
    }
  }

  /**
   * A call is over, once.
   *
   * @param problem why it could not be made; null when nothing was wrong
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void ended(long id, String result, String problem, Instant at) {
    Instant now = clock.instant();
    Instant when = at.isAfter(now) ? now : at;
    if (mapper.end(new PhoneCallMapper.End(id, result, problem, when)) > 0) {
      mapper.endLegs(id, when);
    }
  }
}
