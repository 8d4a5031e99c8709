package org.dunwell.credit.applications.references;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Those who deliver to an applicant: named, asked, reminded once, and what they have said. Whether
 * it is still waited for, and what follows, the course of the application knows.
 */
@Component
public class TradeReferences {

  /** Nobody is written to more often than this by whoever types an address into our form. */
  static final int MOST_MAILS_TO_ONE = 3;

  private static final Duration LATELY = Duration.ofDays(30);

  private final ReferenceMapper mapper;
  private final Clock clock;

  TradeReferences(ReferenceMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** In the order in which they were named. */
  public List<TradeReference> of(long applicationId) {
    return mapper.of(applicationId);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public TradeReference byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("trade reference", Long.toString(id)));
  }

  /** Writes down who was named, in this order. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void name(long applicationId, List<NewReference> named) {
    for (int i = 0; i < named.size(); i++) {
      mapper.insert(applicationId, i + 1, named.get(i));
    }
  }

  /**
   * Asks all who were named, but not who was asked too often lately.
   *
   * @return those who are to be written to
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<TradeReference> ask(long applicationId) {
    Instant now = clock.instant();
    List<TradeReference> asked = new ArrayList<>();
    for (TradeReference one : mapper.of(applicationId)) {
      if (!one.state().equals("named")) {
        continue;
      }
      if (mapper.askedSince(one.email(), now.minus(LATELY)) >= MOST_MAILS_TO_ONE) {
        mapper.state(one.id(), "not-asked", "this address was asked often enough lately");
      } else {
        mapper.asked(one.id(), now);
        asked.add(one);
      }
    }
    return asked;
  }

  /**
   * Reminds, once, those who have not answered.
   *
   * @return those who are to be written to
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<TradeReference> remind(long applicationId) {
    List<TradeReference> quiet =
        mapper.of(applicationId).stream()
            .filter(one -> one.isAsked() && one.remindedAt() == null)
            .toList();
    quiet.forEach(one -> mapper.reminded(one.id(), clock.instant()));
    return quiet;
  }

  /**
   * Keeps an answer.
   *
   * @return false when it has answered or declined before, and nothing changes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean answer(long id, ReferenceAnswer answer) {
    return mapper.answer(id, answer, clock.instant()) > 0;
  }

  /**
   * It does not want to say anything.
   *
   * @return false when it has said so or something else before, and nothing changes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean decline(long id) {
    return mapper.state(id, "declined", null) > 0;
  }

  /**
   * A mail to it has reached nobody.
   *
   * @return false when it has answered or declined before, and nothing changes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean unreachable(long id, String reason) {
    return mapper.state(id, "unreachable", reason) > 0;
  }
}
