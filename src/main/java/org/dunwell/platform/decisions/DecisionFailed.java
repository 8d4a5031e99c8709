package org.dunwell.platform.decisions;

/** A decision could not be taken; the message names the model, the input or row, and the mend. */
public class DecisionFailed extends RuntimeException {

  public DecisionFailed(String message) {
    super(message);
  }

  public DecisionFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
