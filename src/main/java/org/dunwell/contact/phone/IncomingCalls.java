package org.dunwell.contact.phone;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who calls us, once for each call. */
@Component
class IncomingCalls {

  /** What Twilio writes for a number that is withheld: ANONYMOUS and its like, on a keypad. */
  private static final Set<String> WITHHELD =
      Set.of("+266696687", "+7378742833", "+2562533", "+8566696", "+86282452253");

  private final PhoneCallMapper mapper;
  private final TwilioAccess access;
  private final SellingEntities entities;
  private final Clock clock;

  IncomingCalls(
      PhoneCallMapper mapper, TwilioAccess access, SellingEntities entities, Clock clock) {
    this.mapper = mapper;
    this.access = access;
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * The row of a call that Twilio tells us of, new or known.
   *
   * @param fields signed by Twilio
   * @return empty when the number that was called is none of ours
   */
  @Transactional
  public Optional<CallRow> call(Map<String, String> fields) {
    String sid = fields.getOrDefault("CallSid", "");
    String to = fields.getOrDefault("To", "");
    Optional<Long> entity = access.sellingEntityOf(to);
    if (sid.isEmpty() || entity.isEmpty()) {
      return Optional.empty();
    }
    String from =
        E164.of(fields.getOrDefault("From", ""), null)
            .filter(number -> !WITHHELD.contains(number))
            .orElse(null);
    PhoneCallMapper.NewCall row =
        new PhoneCallMapper.NewCall(
            "in/" + sid,
            "inbound",
            null,
            entity.get(),
            to,
            from,
            PhoneWords.spoken(entities.byId(entity.get()).language()),
            null,
            null,
            sid,
            "talking",
            clock.instant());
    Optional<Long> inserted = mapper.insert(row);
    inserted.ifPresent(
        id ->
            mapper.saveLeg(
                new PhoneCallMapper.Leg(sid, id, "customer", null, "in-progress", row.at(), null)));
    return inserted.or(() -> mapper.idOfKey(row.key())).flatMap(mapper::byId);
  }
}
