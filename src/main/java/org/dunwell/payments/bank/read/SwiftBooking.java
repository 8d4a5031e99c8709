package org.dunwell.payments.bank.read;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.dunwell.payments.bank.read.BankLine.Entry;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.payments.bank.read.BankLine.Party;
import org.dunwell.payments.bank.read.BankLine.Texts;

/** A :61: with the :86: that belongs to it, as a line. */
final class SwiftBooking {

  /** German business transaction codes that say that money goes back. */
  private static final Set<String> RETURNS =
      Set.of("009", "059", "108", "109", "159", "181", "182", "183", "184");

  private static final Set<String> CHARGES =
      Set.of("805", "806", "807", "808", "809", "814", "815", "817");

  private final long place;
  private final SwiftLine said;
  private final String currency;
  private String words;
  private SwiftDetails details;

  SwiftBooking(long place, SwiftLine said, String currency) {
    this.place = place;
    this.said = said;
    this.currency = currency;
  }

  /** Some banks write several :86: behind one another. */
  void details(String value) {
    words = words == null ? value : words + "\n" + value;
    details = SwiftDetails.of(words);
  }

  BankLine line() {
    LocalDate booked = said.entryDate() == null ? said.valueDate() : said.entryDate();
    String reference = Text.provided(said.bankReference());
    return new BankLine(
        place,
        booked,
        said.valueDate(),
        currency,
        said.amount(),
        kind(),
        reference,
        texts(),
        party(),
        kind() == Kind.RETURN ? returnReason() : null,
        code(),
        new Entry(reference, said.amount(), 1, 0),
        Original.coded(said.extra(), words == null ? "" : words.replace("\n", "")));
  }

  private String german() {
    return details == null ? null : details.transactionCode();
  }

  private Kind kind() {
    String id = said.id() == null ? "" : said.id();
    if (id.endsWith("RTI")
        || german() != null && RETURNS.contains(german())
        || slash("RTRN") != null) {
      return Kind.RETURN;
    }
    if (said.mark().startsWith("R")) {
      return Kind.REVERSAL;
    }
    if (id.matches("[NFS](CHG|COM|INT)") || german() != null && CHARGES.contains(german())) {
      return Kind.CHARGE;
    }
    return said.amount().signum() > 0 ? Kind.PAYMENT : Kind.OTHER;
  }

  private String code() {
    return german() == null ? said.id() : said.id() == null ? german() : said.id() + "/" + german();
  }

  private String slash(String code) {
    return details == null || german() != null ? null : Text.shortened(details.code(code));
  }

  private String returnReason() {
    String coded = slash("RTRN");
    if (coded != null) {
      return coded.replaceAll("[/].*", "");
    }
    return german() == null ? null : Text.shortened(details.field("34"));
  }

  private String code(String... names) {
    return details == null
        ? null
        : Stream.of(names)
            .map(details::code)
            .map(Text::provided)
            .filter(value -> value != null)
            .findFirst()
            .orElse(null);
  }

  private Texts texts() {
    String endToEnd = code("EREF");
    String customer = Text.provided(said.customerReference());
    boolean standsFor = customer != null && !customer.matches("[EK]REF\\+?");
    return new Texts(
        endToEnd != null ? endToEnd : standsFor ? customer : null,
        code("MREF", "MARF"),
        null,
        Text.shortened(remittance()));
  }

  private String remittance() {
    if (details == null) {
      return said.extra();
    }
    if (german() != null) {
      String more = details.joined("6\\d");
      String purpose = details.code("SVWZ") != null ? details.code("SVWZ") : details.purpose();
      return more == null ? purpose : purpose + more;
    }
    String coded = details.code("REMI");
    return coded != null && !coded.isBlank()
        ? coded.replaceFirst("^(USTD|STRD)//", "").replaceFirst("/+$", "")
        : details.free().replace('\n', ' ');
  }

  private Party party() {
    if (german() != null) {
      return new Party(
          Text.shortened(details.joined("3[23]")),
          Text.provided(Ibans.bare(details.field("31"))),
          Text.provided(details.field("30")));
    }
    String counterparty = slash("CNTP");
    if (counterparty != null) {
      String[] parts = counterparty.split("/");
      return new Party(part(parts, 2), Text.provided(Ibans.bare(part(parts, 0))), part(parts, 1));
    }
    return new Party(slash("NAME"), Ibans.bare(slash("IBAN")), slash("BIC"));
  }

  private static String part(String[] parts, int at) {
    return at < parts.length && !parts[at].isBlank() ? parts[at].strip() : null;
  }
}
