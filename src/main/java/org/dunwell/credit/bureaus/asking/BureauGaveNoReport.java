package org.dunwell.credit.bureaus.asking;

import org.dunwell.credit.bureaus.BureauRequest;

/**
 * A question to a bureau is over, and no report has come of it: whoever waits goes on. Published in
 * the transaction that writes it down. Not told of an answer that is doubtful, as a person is asked
 * to mend that.
 *
 * @param bureau whom we have asked
 * @param state of the {@link BureauRequest}: {@code unknown}, {@code too-dear} or {@code given-up}
 */
public record BureauGaveNoReport(long partyId, String bureau, String state) {

  /** Whether the bureau has answered that it knows no such company. */
  public boolean isUnknown() {
    return state.equals(BureauRequestEnds.UNKNOWN);
  }
}
