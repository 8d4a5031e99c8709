package org.dunwell.payments.bank.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What :86: says in the three ways that banks structure it: German sub-fields ({@code ?20}) with
 * SEPA codes in them ({@code EREF+}), codes between slashes ({@code /EREF/}), or free text.
 */
final class SwiftDetails {

  private static final Pattern GERMAN = Pattern.compile("(?s)\\s?(\\d{3})\\?\\d{2}.*");
  private static final Pattern SUBFIELD = Pattern.compile("(?s)\\?(\\d{2})(.*?)(?=\\?\\d{2}|$)");
  private static final Pattern SEPA =
      Pattern.compile(
          "(EREF|KREF|MREF|CRED|DEBT|SVWZ|PURP|MDAT|ABWA|ABWE|SQTP|ORCR|ORMR|DDAT|COAM|OAMT|IBAN"
              + "|BIC )\\+");
  private static final Pattern SLASHES =
      Pattern.compile(
          "/(EREF|KREF|PREF|IREF|MARF|MREF|CSID|REMI|NAME|IBAN|BIC|CNTP|BENM|ORDP|RTRN|TRTP|PURP"
              + "|ULTB|ULTD|ADDR|ISDT|OCMT|CHGS|ID)/");

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> codes = new LinkedHashMap<>();
  private final String free;
  private String transactionCode;

  private SwiftDetails(String value) {
    String joined = value.replace("\n", "");
    if (GERMAN.matcher(joined).matches()) {
      transactionCode = joined.strip().substring(0, 3);
      Matcher each = SUBFIELD.matcher(joined);
      while (each.find()) {
        fields.put(each.group(1), each.group(2));
      }
      this.free = null;
      codes(SEPA, purpose());
    } else {
      this.free =
          value
              .lines()
              .map(String::stripTrailing)
              .filter(line -> !line.isEmpty())
              .collect(Collectors.joining("\n"));
      codes(SLASHES, joined);
    }
  }

  static SwiftDetails of(String value) {
    return new SwiftDetails(value);
  }

  private void codes(Pattern code, String text) {
    Matcher each = code.matcher(text);
    String name = null;
    int from = 0;
    while (each.find()) {
      put(name, text.substring(from, each.start()));
      name = each.group(1);
      from = each.end();
    }
    put(name, text.substring(from));
  }

  private boolean german() {
    return transactionCode != null;
  }

  private void put(String name, String value) {
    if (name != null) {
      String bare = german() ? value : value.replaceFirst("/+$", "");
      codes.merge(name, bare, (one, other) -> one.isBlank() ? other : one);
    }
  }

  /** Whether banks have said more than free text. */
  boolean isStructured() {
    return transactionCode != null || !codes.isEmpty();
  }

  /** The German business transaction code, or null. */
  String transactionCode() {
    return transactionCode;
  }

  /** As it stands there, with its lines; null when it has sub-fields. */
  String free() {
    return free;
  }

  /** A sub-field such as {@code 00}; null when there is none. */
  String field(String number) {
    return fields.get(number);
  }

  /** Sub-fields that are parts of one text, in the order they come. */
  String joined(String numbers) {
    StringBuilder text = new StringBuilder();
    fields.forEach((number, value) -> text.append(number.matches(numbers) ? value : ""));
    return text.isEmpty() ? null : text.toString();
  }

  /** The remittance sub-fields as one text. */
  String purpose() {
    String text = joined("2\\d");
    return text == null ? "" : text;
  }

  /** A code such as {@code EREF}; null when there is none. */
  String code(String name) {
    return codes.get(name);
  }

  boolean hasCodes() {
    return !codes.isEmpty();
  }
}
