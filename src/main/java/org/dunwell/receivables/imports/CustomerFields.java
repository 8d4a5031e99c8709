package org.dunwell.receivables.imports;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.util.List;
import java.util.stream.Stream;
import org.dunwell.receivables.imports.Field.Type;

/** What a customer and its contacts say and how exports call it. One row has one contact. */
final class CustomerFields {

  static final List<String> SEGMENTS = List.of("key-account", "standard", "small");
  static final List<String> RISKS = List.of("low", "medium", "high");
  static final List<String> PAYMENT_METHODS = List.of("transfer", "direct-debit");

  static final List<String> ROLES =
      List.of("accounts-payable", "purchasing", "management", "other");

  /** Customers that a customer may point to, as fields. */
  static final List<String> POINTERS = List.of("parent", "billTo", "payer");

  static final List<Field> OF_CUSTOMER =
      List.of(
          required(
              "number",
              Type.TEXT,
              "customer number",
              "customer id",
              "customer no",
              "customer code",
              "customer",
              "account",
              "account number",
              "debtor",
              "CardCode",
              "KUNNR",
              "Kundennummer",
              "Kundennr",
              "Debitorennummer",
              "Debitor"),
          required(
              "name",
              Type.TEXT,
              "customer name",
              "company",
              "company name",
              "CardName",
              "NAME1",
              "Firma",
              "Kundenname",
              "Name 1"),
          optional("street", Type.TEXT, "address", "address 1", "STRAS", "Straße", "Anschrift"),
          optional("postalCode", Type.TEXT, "zip", "zip code", "postcode", "PSTLZ", "PLZ"),
          optional("city", Type.TEXT, "town", "ORT01", "Ort", "Stadt"),
          required("country", Type.COUNTRY, "country code", "LAND1", "Land", "Ländercode"),
          optional("language", Type.LANGUAGE, "SPRAS", "Sprache"),
          optional("timeZone", Type.ZONE, "tz", "Zeitzone"),
          optional("calendar", Type.TEXT, "holiday calendar", "Kalender"),
          optional("segment", Type.TEXT, "customer segment", "Segment"),
          optional("riskClass", Type.TEXT, "risk", "risk category", "Risikoklasse"),
          optional("owner", Type.TEXT, "collector", "account manager", "Sachbearbeiter"),
          optional("portfolio", Type.TEXT, "Bereich"),
          optional("paymentMethod", Type.TEXT, "payment method", "Zahlweg"),
          optional(
              "salesEmail", Type.EMAIL, "sales rep", "sales e-mail", "Vertrieb", "Außendienst"),
          optional("parent", Type.TEXT, "parent number", "parent customer", "Konzern"),
          optional("billTo", Type.TEXT, "bill to number", "Rechnungsempfänger"),
          optional("payer", Type.TEXT, "payer number", "Regulierer", "Zahler"));

  static final List<Field> OF_CONTACT =
      List.of(
          optional("contactName", Type.TEXT, "contact", "contact person", "Ansprechpartner"),
          optional("contactRole", Type.TEXT, "role", "Rolle", "Funktion"),
          optional("email", Type.EMAIL, "e-mail", "mail", "email address", "contact email"),
          optional("phone", Type.TEXT, "telephone", "tel", "contact phone", "Telefon"),
          optional("contactLanguage", Type.LANGUAGE),
          optional("contactTimeZone", Type.ZONE),
          optional("emailConsent", Type.FLAG, "may e-mail"),
          optional("phoneConsent", Type.FLAG, "may call"),
          optional("textConsent", Type.FLAG, "may text", "SMS"));

  private CustomerFields() {}

  static List<Field> all() {
    return Stream.concat(OF_CUSTOMER.stream(), OF_CONTACT.stream()).toList();
  }
}
