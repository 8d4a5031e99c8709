package org.dunwell.payments.bank;

import java.time.Instant;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Looks at money that has gone back, once the payments that it may be about are matched. */
@Component
@Order(8)
class ReturnsWork implements DueWork {

  /** Lines before other due work gets its turn. */
  private static final int AT_ONCE = 50;

  private final ReturnMapper mapper;
  private final Returns returns;

  ReturnsWork(ReturnMapper mapper, Returns returns) {
    this.mapper = mapper;
    this.returns = returns;
  }

  @Override
  public String name() {
    return "payments.returns";
  }

  /** Due since ever: the sandbox's clock may stand before the moment the file came. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(mapper.next()).map(id -> Instant.EPOCH);
  }

  @Override
  public void runDue(Instant now) {
    for (int i = 0; i < AT_ONCE; i++) {
      Long id = mapper.next();
      if (id == null) {
        return;
      }
      returns.decide(id);
    }
  }
}
