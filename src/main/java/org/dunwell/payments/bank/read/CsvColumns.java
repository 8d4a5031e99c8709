package org.dunwell.payments.bank.read;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.util.List;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.Field.Type;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Row;

/** What delimited turnovers say and how banks call it. */
public final class CsvColumns implements ImportKind {

  /** As in {@code POST /api/imports?kind=bank-statements} and in mappings. */
  public static final String NAME = "bank-statements";

  static final CsvColumns ALL = new CsvColumns();

  private CsvColumns() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Field> fields() {
    return columns();
  }

  /** Every column that is understood. */
  public static List<Field> columns() {
    return List.of(
        required(
            "account",
            Type.TEXT,
            "our account",
            "IBAN",
            "Auftragskonto",
            "Kontonummer",
            "own account"),
        required(
            "bookedOn",
            Type.DATE,
            "booking date",
            "date",
            "posted",
            "transaction date",
            "Buchungstag",
            "Buchungsdatum"),
        optional("valueOn", Type.DATE, "value date", "Valuta", "Valutadatum", "Wertstellung"),
        optional("currency", Type.CURRENCY, "ccy", "Währung", "Waehrung"),
        optional("amount", Type.AMOUNT, "transaction amount", "Betrag", "Umsatz"),
        optional("credit", Type.AMOUNT, "paid in", "money in", "Haben", "Gutschrift"),
        optional("debit", Type.AMOUNT, "paid out", "money out", "Soll", "Lastschrift"),
        optional("type", Type.TEXT, "line kind"),
        optional(
            "bankReference",
            Type.TEXT,
            "bank reference",
            "transaction id",
            "transaction reference",
            "Bankreferenz"),
        optional(
            "endToEndId",
            Type.TEXT,
            "end to end id",
            "end-to-end reference",
            "Kundenreferenz (End-to-End)",
            "Kundenreferenz"),
        optional("mandateId", Type.TEXT, "mandate", "mandate reference", "Mandatsreferenz"),
        optional(
            "structuredReference",
            Type.TEXT,
            "creditor reference",
            "structured reference",
            "QR reference"),
        optional(
            "remittance",
            Type.TEXT,
            "description",
            "details",
            "narrative",
            "memo",
            "payment details",
            "Verwendungszweck"),
        optional(
            "payerName",
            Type.TEXT,
            "payer",
            "counterparty",
            "name",
            "Beguenstigter/Zahlungspflichtiger",
            "Auftraggeber/Empfänger",
            "Name Zahlungsbeteiligter"),
        optional(
            "payerAccount",
            Type.TEXT,
            "payer account",
            "counterparty account",
            "counterparty IBAN",
            "Kontonummer/IBAN",
            "IBAN Zahlungsbeteiligter"),
        optional("payerBic", Type.TEXT, "BIC", "BIC (SWIFT-Code)"),
        optional("returnReason", Type.TEXT, "return reason", "Rückgabegrund"),
        optional(
            "originalAmount",
            Type.AMOUNT,
            "original amount",
            "instructed amount",
            "Ursprungsbetrag",
            "Originalbetrag"),
        optional(
            "originalCurrency",
            Type.CURRENCY,
            "original currency",
            "instructed currency",
            "Ursprungswährung",
            "Originalwährung"),
        optional("exchangeRate", Type.AMOUNT, "exchange rate", "rate", "Wechselkurs", "Kurs"),
        optional("charges", Type.AMOUNT, "bank charges", "Entgelt", "Spesen"),
        optional("chargesCurrency", Type.CURRENCY, "charges currency", "Währung der Spesen"),
        optional("code", Type.TEXT, "transaction code", "Buchungstext", "transaction type"));
  }

  /** It only says what columns there are; the lines are stored by whoever reads the statements. */
  @Override
  public Outcomes apply(Long importId, List<Row> rows) {
    throw new UnsupportedOperationException("columns store nothing");
  }
}
