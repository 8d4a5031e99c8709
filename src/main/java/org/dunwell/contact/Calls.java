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

  /**
   * The customer has called us and was spoken to about these: it counts as a touch, and a call that
   * was still to be made about one of them is made by it.
   *
   * @param key names the call; the same call twice counts once
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cameIn(String key, Collection<Long> invoiceIds) {
    if (!invoiceIds.isEmpty()) {
      mapper.calledUs(key, invoiceIds.toArray(Long[]::new), clock.instant());
    }
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
