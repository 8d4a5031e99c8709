package org.dunwell.credit.bureaus.asking;

import java.time.Clock;
import java.util.Set;
import org.dunwell.credit.bureaus.BureauRequest;
import org.dunwell.credit.bureaus.asking.BureauQueueMapper.Waiting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How questions to bureaus end, and who hears when no report comes of one. */
@Component
class BureauRequestEnds {

  static final String ANSWERED = "answered";
  static final String UNKNOWN = "unknown";
  static final String DOUBTFUL = "doubtful";
  static final String TOO_DEAR = "too-dear";
  static final String GIVEN_UP = "given-up";

  private static final Set<String> WITHOUT_REPORT = Set.of(UNKNOWN, TOO_DEAR, GIVEN_UP);

  private final BureauQueueMapper mapper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BureauRequestEnds(BureauQueueMapper mapper, ApplicationEventPublisher events, Clock clock) {
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Ends a question.
   *
   * @param state see {@link BureauRequest}
   * @param problem null when there was none
   * @return whether it was still waiting
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean end(Waiting request, String state, String problem) {
    boolean ended = mapper.end(request.id(), state, problem, clock.instant()) > 0;
    if (ended && WITHOUT_REPORT.contains(state)) {
      events.publishEvent(new BureauGaveNoReport(request.partyId(), request.bureau(), state));
    }
    return ended;
  }
}
