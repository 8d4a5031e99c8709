package org.dunwell.credit.bureaus.asking;

/** A bureau does not answer, or says that it cannot now: the next question would fare no better. */
final class BureauSilent extends Exception {

  private static final long serialVersionUID = 1L;

  BureauSilent(String why, Throwable cause) {
    super(why, cause);
  }
}
