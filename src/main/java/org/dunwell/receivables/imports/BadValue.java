package org.dunwell.receivables.imports;

/** A text that is not what its field needs. */
final class BadValue extends RuntimeException {

  private final String mend;

  BadValue(String problem, String mend) {
    // no stack trace: a file may have a million of them
    super(problem, null, false, false);
    this.mend = mend;
  }

  String mend() {
    return mend;
  }
}
