package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dunwell.payments.bank.read.BankLine.Entry;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.payments.bank.read.BankLine.Party;
import org.dunwell.payments.bank.read.BankLine.Texts;
import org.dunwell.receivables.imports.UnreadableFile;

/** A transaction record (16). */
final class Bai2Line {

  /** Posted and returned, ACH and cheques that come back, as credits and as debits. */
  private static final Set<Integer> RETURNS = Set.of(255, 257, 555, 557);

  private static final Set<Integer> CHARGES = Set.of(654, 661, 669, 698);
  private static final int FIRST_DEBIT = 400;
  private static final int BEHIND_DEBITS = 700;
  private static final int FIRST_CREDIT = 100;

  /** Type, amount and the kind of funds. */
  private static final int FIXED = 3;

  private final Bai2Records.Record record;
  private final List<String> fields;
  private final String currency;
  private final LocalDate day;
  private final int type;
  private final BigDecimal units;

  Bai2Line(Bai2Records.Record record, String currency, LocalDate day) {
    this.record = record;
    this.fields = record.fields();
    this.currency = currency;
    this.day = day;
    String code = at(0);
    this.type = code.matches("\\d{3}") ? Integer.parseInt(code) : 0;
    if (type < FIRST_CREDIT || type >= BEHIND_DEBITS) {
      throw UnreadableFile.because(
          record.place(),
          "The type \"%s\" is neither a credit (100 to 399) nor a debit (400 to 699)."
              .formatted(code),
          "Ask the bank what it means; loans and lists of positions are no bank statements.");
    }
    this.units = at(1).isBlank() ? BigDecimal.ZERO : Bai2Summaries.units(record.place(), at(1));
  }

  private String at(int position) {
    return position < fields.size() ? fields.get(position).strip() : "";
  }

  /** In the smallest unit of the currency, as it stands there. */
  BigDecimal units() {
    return units;
  }

  BankLine line() {
    int behind = FIXED + Bai2Summaries.fieldsOf(at(2), at(FIXED));
    BigDecimal amount = Bai2File.money(units, currency, record.place());
    BigDecimal signed = type >= FIRST_DEBIT ? amount.negate() : amount;
    String reference = Text.provided(at(behind));
    boolean valued = at(2).equals("V") && !at(FIXED).isBlank();
    return new BankLine(
        record.place(),
        day,
        valued ? Bai2File.date(record.place(), at(FIXED)) : day,
        currency,
        signed,
        kind(),
        reference,
        new Texts(
            Text.provided(at(behind + 1)), null, null, Text.shortened(record.rest(behind + 2))),
        Party.NONE,
        kind() == Kind.RETURN ? Text.shortened(record.rest(behind + 2)) : null,
        at(0),
        new Entry(reference, signed, 1, 0));
  }

  private Kind kind() {
    if (RETURNS.contains(type)) {
      return Kind.RETURN;
    }
    if (CHARGES.contains(type)) {
      return Kind.CHARGE;
    }
    return type < FIRST_DEBIT ? Kind.PAYMENT : Kind.OTHER;
  }
}
