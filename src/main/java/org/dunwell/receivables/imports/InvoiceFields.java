package org.dunwell.receivables.imports;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.receivables.imports.Field.Type;

/** What an invoice says and how exports call it, English, German and the usual ERPs. */
public final class InvoiceFields {

  /** An invoice's number. */
  public static final Field NUMBER =
      required(
          "number",
          Type.TEXT,
          "invoice number",
          "invoice no",
          "invoice #",
          "invoice",
          "invoice id",
          "inv no",
          "document number",
          "document no",
          "doc no",
          "DocNum",
          "VBELN",
          "BELNR",
          "Rechnungsnummer",
          "Rechnungsnr",
          "Rechnung",
          "Rechnung Nr",
          "Belegnummer",
          "Belegnr");

  static final Field CUSTOMER =
      required(
          "customer",
          Type.TEXT,
          "customer number",
          "customer id",
          "customer no",
          "customer code",
          "account",
          "account number",
          "debtor",
          "client",
          "client number",
          "CardCode",
          "KUNNR",
          "Kundennummer",
          "Kundennr",
          "Kunde",
          "Debitor",
          "Debitorennummer",
          "Debitorennr");

  /** Whose document it is; may be left out while there is only one. */
  public static final Field SELLING_ENTITY =
      optional(
          "sellingEntity",
          Type.TEXT,
          "company code",
          "company",
          "entity",
          "legal entity",
          "subsidiary",
          "BUKRS",
          "Buchungskreis",
          "Mandant",
          "Gesellschaft");

  static final Field CURRENCY =
      optional(
          "currency",
          Type.CURRENCY,
          "currency code",
          "ccy",
          "cur",
          "WAERS",
          "DocCur",
          "Währung",
          "Whg");
  static final String[] ISSUED_ON = {
    "issue date",
    "issued",
    "date",
    "invoice date",
    "document date",
    "doc date",
    "BLDAT",
    "Rechnungsdatum",
    "Belegdatum",
    "Datum"
  };
  static final Field DUE_ON =
      required(
          "dueOn",
          Type.DATE,
          "due date",
          "due",
          "net due date",
          "DocDueDate",
          "NETDT",
          "Fälligkeit",
          "Fällig am",
          "Fällig",
          "Fälligkeitsdatum",
          "Nettofälligkeit",
          "zahlbar bis");
  static final String[] AMOUNT = {
    "invoice amount",
    "gross amount",
    "gross",
    "total",
    "total amount",
    "invoice total",
    "DocTotal",
    "WRBTR",
    "Betrag",
    "Bruttobetrag",
    "Rechnungsbetrag",
    "Brutto"
  };
  static final Field REFERENCE =
      optional(
          "reference",
          Type.TEXT,
          "customer reference",
          "your reference",
          "po",
          "po number",
          "purchase order",
          "order number",
          "BSTNK",
          "Bestellnummer",
          "Ihr Zeichen");
  static final Field PRODUCT_LINE =
      optional(
          "productLine",
          Type.TEXT,
          "product group",
          "product family",
          "business line",
          "division",
          "SPART",
          "Produktlinie",
          "Produktgruppe",
          "Warengruppe",
          "Sparte");
  static final Field SITE =
      optional("site", Type.TEXT, "plant", "warehouse", "branch", "WERKS", "Werk", "Standort");

  private InvoiceFields() {}

  static List<Field> invoices() {
    return List.of(
        NUMBER,
        CUSTOMER,
        SELLING_ENTITY,
        required("issuedOn", Type.DATE, ISSUED_ON),
        DUE_ON,
        CURRENCY,
        required("amount", Type.AMOUNT, AMOUNT),
        REFERENCE,
        PRODUCT_LINE,
        SITE,
        optional("instalments", Type.INSTALMENTS, "installments", "Raten", "Ratenplan"));
  }

  static List<Field> openItems() {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                NUMBER,
                CUSTOMER,
                SELLING_ENTITY,
                optional("issuedOn", Type.DATE, ISSUED_ON),
                DUE_ON,
                CURRENCY,
                REFERENCE,
                PRODUCT_LINE,
                SITE));
    fields.add(
        required(
            "openAmount",
            Type.AMOUNT,
            "open",
            "open balance",
            "balance",
            "balance due",
            "outstanding",
            "outstanding amount",
            "amount due",
            "remaining",
            "amount open",
            "DMBTR",
            "Offener Betrag",
            "Offen",
            "Restbetrag",
            "Saldo"));
    fields.add(optional("amount", Type.AMOUNT, AMOUNT));
    fields.add(
        optional("asOf", Type.DATE, "as of", "state of", "key date", "snapshot date", "Stichtag"));
    return fields;
  }
}
