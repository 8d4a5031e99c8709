package org.dunwell.receivables.documents;

/** An electronic invoice that is not read: broken, or made to harm its reader. */
class BadInvoiceXml extends Exception {

  private static final long serialVersionUID = 1L;

  private final String mend;

  BadInvoiceXml(String what, String mend) {
    super(what);
    this.mend = mend;
  }

  /** What to do about it. */
  String mend() {
    return mend;
  }
}
