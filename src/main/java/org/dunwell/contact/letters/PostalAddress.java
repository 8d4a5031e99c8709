package org.dunwell.contact.letters;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;

/**
 * Where a letter goes.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(
    String name, String street, String postalCode, String city, String country) {

  private static final Set<String> CITY_FIRST =
      Set.of("US", "CA", "AU", "NZ", "IN", "ZA", "IE", "SG", "HK");

  /** A customer's own. */
  public static PostalAddress of(Customer customer) {
    return new PostalAddress(
        customer.name(),
        customer.street(),
        customer.postalCode(),
        customer.city(),
        customer.country());
  }

  /** One of our companies'. */
  public static PostalAddress of(SellingEntity entity) {
    return new PostalAddress(
        entity.name(), entity.street(), entity.postalCode(), entity.city(), entity.country());
  }

  /**
   * As it stands in the window of the envelope, a line each.
   *
   * @param from the country it is posted in: only other countries are named, in capitals
   * @param language of the post there, which reads it first
   */
  public String lines(String from, Locale language) {
    Stream<String> abroad =
        country.equalsIgnoreCase(from)
            ? Stream.empty()
            : Stream.of(countryIn(language).toUpperCase(language));
    return Stream.of(Stream.of(name, street), place(), abroad)
        .flatMap(lines -> lines)
        .filter(Objects::nonNull)
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String countryIn(Locale language) {
    return new Locale.Builder()
        .setRegion(country.toUpperCase(Locale.ROOT))
        .build()
        .getDisplayCountry(language);
  }

  /** Postal code and city as the country writes them, one or two lines. */
  public List<String> placeLines() {
    return place().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private Stream<String> place() {
    String code = Objects.toString(postalCode, "");
    String town = Objects.toString(city, "");
    if (country.equalsIgnoreCase("GB")) {
      return Stream.of(town, code);
    }
    boolean cityFirst = CITY_FIRST.contains(country.toUpperCase(Locale.ROOT));
    return Stream.of(cityFirst ? town + " " + code : code + " " + town);
  }
}
