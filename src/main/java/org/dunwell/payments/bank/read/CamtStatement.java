package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dunwell.payments.bank.read.StatementHead.Kind;
import org.dunwell.receivables.imports.UnreadableFile;

/** The head of one camt statement while it is read: everything that stands before its entries. */
final class CamtStatement {

  private static final int DAY = 10;

  /** Booked, before and after; the previous closing balance is the opening one. */
  private static final String OPENING = "OPBD";

  private static final String PREVIOUS = "PRCD";
  private static final String CLOSING = "CLBD";

  private final Kind kind;
  private final long place;
  private String reference;
  private LocalDate created;
  private String account;
  private String accountCurrency;
  private BigDecimal opening;
  private boolean openingIsPrevious;
  private String openingCurrency;
  private BigDecimal closing;
  private String closingCurrency;
  private int pending;
  private boolean begun;

  CamtStatement(Kind kind, long place) {
    this.kind = kind;
    this.place = place;
  }

  void reference(String said) {
    reference = said;
  }

  void created(String said) {
    try {
      created = LocalDate.parse(said.substring(0, Math.min(DAY, said.length())));
    } catch (DateTimeException noDate) {
      created = null;
    }
  }

  /** The day on which the bank made it, for entries that say none. */
  LocalDate created() {
    return created;
  }

  String accountCurrency() {
    return accountCurrency;
  }

  void take(String element, Object bound) {
    if (element.equals("Acct")) {
      account = account(bound);
      accountCurrency = Bound.text(bound, "Ccy");
    } else {
      balance(bound);
    }
  }

  /** However an account is named in whatever version; null when it is not. */
  static String account(Object bound) {
    String number =
        Bound.text(bound, "Id/IBAN", "Id/Othr/Id", "Id/BBAN", "Id/UPIC", "Id/PrtryAcct/Id");
    return number == null ? null : number.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  private void balance(Object bound) {
    String type = Bound.text(bound, "Tp/CdOrPrtry/Cd", "Tp/Cd");
    BigDecimal amount = Bound.number(bound, "Amt/Value");
    if (type == null || amount == null) {
      return;
    }
    BigDecimal signed = "DBIT".equals(Bound.text(bound, "CdtDbtInd")) ? amount.negate() : amount;
    String currency = Bound.text(bound, "Amt/Ccy");
    boolean previous = type.equals(PREVIOUS);
    if (type.equals(CLOSING)) {
      closing = signed;
      closingCurrency = currency;
    } else if (type.equals(OPENING) && (opening == null || openingIsPrevious)
        || previous && opening == null) {
      opening = signed;
      openingCurrency = currency;
      openingIsPrevious = previous;
    }
  }

  void pending() {
    pending++;
  }

  /** The head, once. */
  List<StatementPart> begun() {
    if (begun) {
      return List.of();
    }
    begun = true;
    if (account == null) {
      throw UnreadableFile.because(
          place,
          "The statement %s names no account.".formatted(reference),
          "Ask the bank for the file again: Acct/Id is missing.");
    }
    String currency = openingCurrency != null ? openingCurrency : accountCurrency;
    return List.of(new StatementHead(place, account, reference, kind, currency, opening));
  }

  StatementEnd end(long line) {
    return new StatementEnd(line, closingCurrency, closing, pending);
  }
}
