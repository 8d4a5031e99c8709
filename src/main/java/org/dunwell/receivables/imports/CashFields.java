package org.dunwell.receivables.imports;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.util.List;
import org.dunwell.receivables.imports.Field.Type;

/** What payments and credit notes say and how exports call it. */
final class CashFields {

  private static final String[] CUSTOMER = InvoiceFields.CUSTOMER.headers().toArray(String[]::new);

  /** Of what we have posted ourselves: the key under which it left. */
  private static final Field EXTERNAL_KEY =
      optional(
          "externalKey",
          Type.TEXT,
          "external reference",
          "dunwell key",
          "journal key",
          "XREF",
          "Externe Referenz");

  private CashFields() {}

  static List<Field> payments() {
    return List.of(
        required(
            "reference",
            Type.TEXT,
            "payment reference",
            "payment number",
            "payment no",
            "payment id",
            "receipt",
            "receipt number",
            "transaction",
            "transaction id",
            "Zahlungsnummer",
            "Referenz",
            "Zahlungsreferenz"),
        optional("customer", Type.TEXT, CUSTOMER),
        InvoiceFields.SELLING_ENTITY,
        required(
            "receivedOn",
            Type.DATE,
            "received",
            "date received",
            "payment date",
            "paid on",
            "value date",
            "booking date",
            "date",
            "settled date",
            "Zahlungsdatum",
            "Zahldatum",
            "Valuta",
            "Buchungsdatum",
            "Eingang",
            "Datum"),
        InvoiceFields.CURRENCY,
        required(
            "amount",
            Type.AMOUNT,
            "payment amount",
            "amount paid",
            "paid",
            "total",
            "Betrag",
            "Zahlbetrag"),
        optional(
            "remittance",
            Type.TEXT,
            "remittance text",
            "remittance information",
            "description",
            "purpose",
            "memo",
            "invoice",
            "invoices",
            "invoice number",
            "Verwendungszweck",
            "Rechnungsnummer"),
        optional(
            "deductionReason",
            Type.TEXT,
            "deduction code",
            "reason code",
            "adjustment reason",
            "short payment reason",
            "Abzugsgrund",
            "Kürzungsgrund",
            "Differenzgrund"),
        optional(
            "deductionAmount",
            Type.AMOUNT,
            "deduction",
            "adjustment amount",
            "short paid",
            "Abzug",
            "Abzugsbetrag",
            "Kürzung"),
        EXTERNAL_KEY);
  }

  static List<Field> creditNotes() {
    return List.of(
        required(
            "number",
            Type.TEXT,
            "credit note number",
            "credit note no",
            "credit note",
            "credit memo",
            "credit memo number",
            "document number",
            "Gutschriftnummer",
            "Gutschrift",
            "Belegnummer"),
        optional("customer", Type.TEXT, CUSTOMER),
        InvoiceFields.SELLING_ENTITY,
        required("issuedOn", Type.DATE, InvoiceFields.ISSUED_ON),
        InvoiceFields.CURRENCY,
        required(
            "amount",
            Type.AMOUNT,
            "credit amount",
            "total",
            "total amount",
            "Betrag",
            "Gutschriftbetrag"),
        optional(
            "invoice",
            Type.TEXT,
            "invoice number",
            "invoice no",
            "original invoice",
            "credited invoice",
            "Rechnungsnummer",
            "Rechnung"),
        optional("reason", Type.TEXT, "description", "text", "Grund", "Bemerkung"),
        EXTERNAL_KEY);
  }
}
