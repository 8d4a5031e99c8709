package org.dunwell.disputes.imports;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.util.List;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.Field.Type;

/** What a file of disputes says and how exports call it. */
final class DisputeFields {

  static final String INVOICE = "invoice";
  static final String SELLING_ENTITY = "sellingEntity";
  static final String REASON = "reason";
  static final String AMOUNT = "amount";
  static final String TEXT = "text";
  static final String REFERENCE = "reference";
  static final String CONTACT = "contact";

  static final List<Field> ALL =
      List.of(
          required(
              INVOICE,
              Type.TEXT,
              "number",
              "invoice number",
              "invoice no",
              "invoice #",
              "inv no",
              "document number",
              "VBELN",
              "BELNR",
              "Rechnung",
              "Rechnungsnummer",
              "Rechnungsnr",
              "Belegnummer"),
          optional(
              SELLING_ENTITY,
              Type.TEXT,
              "company code",
              "company",
              "entity",
              "legal entity",
              "BUKRS",
              "Buchungskreis",
              "Mandant",
              "Gesellschaft"),
          required(
              REASON,
              Type.TEXT,
              "reason code",
              "dispute reason",
              "dispute code",
              "X12",
              "Grund",
              "Reklamationsgrund",
              "Klärungsgrund"),
          optional(
              AMOUNT,
              Type.AMOUNT,
              "disputed amount",
              "dispute amount",
              "amount in dispute",
              "Betrag",
              "Reklamationsbetrag",
              "strittiger Betrag"),
          optional(
              TEXT,
              Type.TEXT,
              "description",
              "comment",
              "note",
              "customer says",
              "Beschreibung",
              "Bemerkung"),
          optional(
              REFERENCE,
              Type.TEXT,
              "dispute number",
              "dispute id",
              "dispute no",
              "claim number",
              "Referenz",
              "Reklamationsnummer"),
          optional(CONTACT, Type.TEXT, "contact person", "raised by", "e-mail", "Ansprechpartner"));

  private DisputeFields() {}
}
