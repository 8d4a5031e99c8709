package org.dunwell.credit.exposure;

/** The columns of {@code exposure-policy}'s answer: which parts count. */
record Counted(
    boolean openInvoices, boolean orders, boolean unbilledDeliveries, boolean unappliedCash) {

  boolean counts(String part) {
    return switch (part) {
      case "openInvoices" -> openInvoices;
      case "orders" -> orders;
      case "unbilledDeliveries" -> unbilledDeliveries;
      case "unappliedCash" -> unappliedCash;
      default -> throw new IllegalArgumentException(part);
    };
  }
}
