package org.dunwell.disputes.imports;

import java.util.List;
import java.util.Optional;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.receivables.DeductionReasons;
import org.springframework.stereotype.Component;

/** Whoever deducts something disputes it: the reasons are the same. */
@Component
class PayersReasons implements DeductionReasons {

  private final ReasonCodes reasons;

  PayersReasons(ReasonCodes reasons) {
    this.reasons = reasons;
  }

  @Override
  public Optional<String> code(String said) {
    return new ReasonsInUse(reasons.active()).code(said);
  }

  @Override
  public List<String> codes() {
    return new ReasonsInUse(reasons.active()).codes();
  }
}
