package org.dunwell.receivables.documents;

import java.io.IOException;

/** A document was not given. */
class FetchFailed extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean only;

  /**
   * @param only whether it concerns this one document and says nothing of the next
   */
  FetchFailed(String why, boolean only) {
    super(why);
    this.only = only;
  }

  boolean only() {
    return only;
  }
}
