package org.dunwell.receivables.imports;

/**
 * How many rows became what.
 *
 * @param unidentified refused rows that name no document
 */
record Counts(long rows, long accepted, long unchanged, long rejected, long unidentified) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  Counts plus(Counts more) {
    return new Counts(
        rows + more.rows,
        accepted + more.accepted,
        unchanged + more.unchanged,
        rejected + more.rejected,
        unidentified + more.unidentified);
  }
}
