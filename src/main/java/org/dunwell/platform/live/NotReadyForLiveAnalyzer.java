package org.dunwell.platform.live;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the list instead of a stack trace. */
class NotReadyForLiveAnalyzer extends AbstractFailureAnalyzer<NotReadyForLive> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NotReadyForLive cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set what is missing and start again. A channel that you do not want is switched off by its"
            + " name: DUNWELL_OFF=mail. To look around first, leave DUNWELL_MODE unset.",
        cause);
  }
}
