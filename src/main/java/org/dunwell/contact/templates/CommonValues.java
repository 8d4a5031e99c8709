package org.dunwell.contact.templates;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;

/** What every template may name: who writes to whom, and which law speaks of late payment. */
public final class CommonValues {

  private static final Set<String> EUROPEAN_UNION =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
          "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private CommonValues() {}

  /**
   * The common places and their values; the caller may add to the map.
   *
   * @param contactName null when only an address is known
   * @param today the day of writing
   */
  public static Map<String, Object> of(
      SellingEntity entity, Customer customer, String contactName, LocalDate today) {
    return of(entity, customer.name(), customer.number(), contactName, today);
  }

  /**
   * The same for somebody who is no customer.
   *
   * @param name of the company written to, or written about
   * @param reference by which we know it, in the place of a customer's number
   */
  public static Map<String, Object> ofOutsider(
      SellingEntity entity, String name, String reference, LocalDate today) {
    return of(entity, name, reference, null, today);
  }

  private static Map<String, Object> of(
      SellingEntity entity, String name, String number, String contactName, LocalDate today) {
    String country = entity.country().toUpperCase(Locale.ROOT);
    Map<String, Object> values = new HashMap<>();
    values.put("company", entity.name());
    values.put("companyEmail", entity.email());
    values.put("companyPhone", entity.phone());
    values.put("customer", name);
    values.put("customerNumber", number);
    values.put("contactName", contactName);
    values.put("today", today);
    values.put("germanLaw", country.equals("DE"));
    values.put("britishLaw", country.equals("GB"));
    values.put("europeanLaw", EUROPEAN_UNION.contains(country));
    // letters with a statement know better
    values.put("lateCharges", false);
    return values;
  }
}
