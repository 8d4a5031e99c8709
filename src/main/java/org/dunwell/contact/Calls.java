package org.dunwell.contact;

import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What became of calls that were announced by {@link CallsDue}. */
@Component
public class Calls {

  private final RequestMapper mapper;
  private final Clock clock;

  Calls(RequestMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** The customer was spoken to about these; from now on they count as touches. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void made(Collection<Long> requestIds) {
    end(requestIds, "delivered", null);
  }

  /** Nobody needs to call about these any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdrawn(Collection<Long> requestIds) {
    end(requestIds, "withdrawn", "call withdrawn");
  }

  private void end(Collection<Long> requestIds, String state, String reason) {
    if (!requestIds.isEmpty()) {
      mapper.endCalls(
          new RequestMapper.Ending(
              requestIds.toArray(Long[]::new), state, reason, clock.instant()));
    }
  }
}
