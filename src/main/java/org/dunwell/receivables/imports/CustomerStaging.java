package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.springframework.stereotype.Component;

/** Customers and contacts of a chunk on their way into the ledger. */
@Component
class CustomerStaging {

  private static final Staging.Table CUSTOMERS =
      new Staging.Table(
          "staged_customer",
          CustomerFields.OF_CUSTOMER.stream()
                  .map(field -> column(field.name()))
                  .collect(Collectors.joining(", "))
              + ", line, language_if_new, time_zone_if_new",
          CustomerFields.OF_CUSTOMER.stream()
                  .map(field -> column(field.name()) + " text")
                  .collect(Collectors.joining(", "))
              + ", line bigint not null, language_if_new text, time_zone_if_new text");

  private static final Staging.Table CONTACTS =
      new Staging.Table(
          "staged_contact",
          "line, number, name, role, email, phone, language, time_zone, email_consent,"
              + " phone_consent, text_consent",
          """
          line bigint not null,
          number text not null,
          name text,
          role text not null,
          email text,
          phone text,
          language text,
          time_zone text,
          email_consent boolean,
          phone_consent boolean,
          text_consent boolean
          """);

  private final Staging staging;

  CustomerStaging(Staging staging) {
    this.staging = staging;
  }

  /** Stages the first row of each customer and the first of each contact. */
  void store(Collection<Row> rows) {
    Map<String, Object[]> customers = new LinkedHashMap<>();
    Map<String, Object[]> contacts = new LinkedHashMap<>();
    for (Row row : rows) {
      customers.computeIfAbsent(row.text("number"), number -> customer(row));
      if (hasContact(row)) {
        contacts.computeIfAbsent(contactKey(row), key -> contact(row));
      }
    }
    staging.fill(CUSTOMERS, new ArrayList<>(customers.values()));
    staging.fill(CONTACTS, new ArrayList<>(contacts.values()));
  }

  private static Object[] customer(Row row) {
    List<Field> fields = CustomerFields.OF_CUSTOMER;
    Object[] values = new Object[fields.size() + 3];
    for (int i = 0; i < fields.size(); i++) {
      values[i] = row.text(fields.get(i).name());
    }
    values[fields.size()] = row.line();
    values[fields.size() + 1] = Places.languageOf(row.text("country"));
    values[fields.size() + 2] = Places.zoneOf(row.text("country"));
    return values;
  }

  private static Object[] contact(Row row) {
    return new Object[] {
      row.line(),
      row.text("number"),
      row.text("contactName"),
      row.text("contactRole", "accounts-payable"),
      row.text("email"),
      phone(row),
      row.text("contactLanguage"),
      row.text("contactTimeZone"),
      row.text("emailConsent"),
      row.text("phoneConsent"),
      row.text("textConsent")
    };
  }

  /** With its country, so that it can be dialled and found. */
  private static String phone(Row row) {
    String phone = row.text("phone");
    return phone == null ? null : TelephoneNumber.kept(phone, row.text("country"));
  }

  private static boolean hasContact(Row row) {
    return row.text("contactName") != null
        || row.text("email") != null
        || row.text("phone") != null;
  }

  /** As the unique index of the table sees it. */
  private static String contactKey(Row row) {
    return Arrays.toString(
        new String[] {
          row.text("number"),
          row.text("contactRole", "accounts-payable"),
          row.text("email", "").toLowerCase(Locale.ROOT),
          phone(row),
          row.text("contactName")
        });
  }

  private static String column(String field) {
    return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
