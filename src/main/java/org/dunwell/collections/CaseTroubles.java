package org.dunwell.collections;

import java.util.List;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Cases that could not be opened or woken, until somebody has mended the cause. */
@Component
class CaseTroubles implements TroubleRetry {

  private static final Logger log = LoggerFactory.getLogger(CaseTroubles.class);

  private final Troubles troubles;
  private final Nudges nudges;

  CaseTroubles(Troubles troubles, Nudges nudges) {
    this.troubles = troubles;
    this.nudges = nudges;
  }

  void report(long invoiceId, RuntimeException failure) {
    log.error("The case of invoice id {} could not be looked at", invoiceId, failure);
    troubles.report(
        "collections",
        "case",
        Long.toString(invoiceId),
        "The case of invoice id %d could not be looked at: %s"
            .formatted(invoiceId, failure.getMessage()),
        "Mend what the message names (often a decision table), then retry.",
        failure);
  }

  @Override
  public String kind() {
    return "collections/case";
  }

  @Override
  public void retry(String subject) {
    nudges.about(List.of(Long.valueOf(subject)), "retry");
  }
}
