package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.payments.bank.read.BankLine.Entry;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * One booking of a camt statement. A batch booking whose transactions tell their amounts becomes a
 * line each, which must add up to it; any other becomes one line.
 */
final class CamtEntry {

  private static final int MOST_DIGITS = 9;

  private final long place;
  private final Object bound;
  private final CamtStatement statement;
  private final BigDecimal amount;
  private final String currency;
  private final boolean pending;
  private final List<String> remittances = new ArrayList<>();
  private Object first;
  private long firstPlace;
  private int transactions;
  private int parts;
  private boolean split;
  private BigDecimal sum = BigDecimal.ZERO;
  private BigDecimal charges = BigDecimal.ZERO;
  private String words;

  CamtEntry(long place, Object bound, CamtStatement statement) {
    this.place = place;
    this.bound = bound;
    this.statement = statement;
    this.amount = amount();
    this.currency = Bound.text(bound, "Amt/Ccy");
    String status = Bound.text(bound, "Sts/Cd", "Sts");
    // pending and informative entries are no money yet
    this.pending = "PDNG".equals(status) || "INFO".equals(status) || "FUTR".equals(status);
    if (pending) {
      statement.pending();
    }
    parts(Bound.text(bound, "Btch/NbOfTxs"));
  }

  private BigDecimal amount() {
    BigDecimal said = Bound.number(bound, "Amt/Value");
    String direction = Bound.text(bound, "CdtDbtInd");
    if (said == null || direction == null) {
      throw UnreadableFile.because(
          place,
          "The entry has no %s that can be read."
              .formatted(said == null ? "amount (Amt)" : "CRDT or DBIT (CdtDbtInd)"),
          "Ask the bank for the file again.");
    }
    return signed(said, direction);
  }

  private static BigDecimal signed(BigDecimal amount, String direction) {
    return "DBIT".equals(direction) ? amount.negate() : amount;
  }

  void parts(String said) {
    if (said != null && said.matches("\\d{1," + MOST_DIGITS + "}")) {
      parts = Integer.parseInt(said);
    }
  }

  void words(String said) {
    words = said;
  }

  /** The first is kept back: only a second one shows that this is a batch. */
  List<BankLine> transaction(long line, Object transaction) {
    transactions++;
    if (transactions == 1) {
      first = transaction;
      firstPlace = line;
      return List.of();
    }
    List<BankLine> lines = new ArrayList<>();
    if (transactions == 2) {
      split = own(first) != null;
      lines.addAll(part(firstPlace, first, 1));
    }
    lines.addAll(part(line, transaction, transactions));
    return lines;
  }

  private List<BankLine> part(long line, Object transaction, int number) {
    if (!split) {
      String text = CamtTexts.remittance(transaction);
      if (text != null && remittances.size() < CamtTexts.MOST_TEXTS) {
        remittances.add(text);
      }
      return List.of();
    }
    BigDecimal own = own(transaction);
    if (own == null) {
      throw UnreadableFile.because(
          line,
          "Transaction %d of the batch booking of %s %s tells no amount in %s, others do."
              .formatted(number, amount.toPlainString(), currency, currency),
          "Ask the bank for the file again.");
    }
    sum = sum.add(own);
    charges = charges.add(CamtMoney.charges(transaction, null));
    return own.signum() == 0 || pending ? List.of() : List.of(line(line, own, transaction, number));
  }

  /** What a transaction says of itself in the booking's currency; null when it does not. */
  private BigDecimal own(Object transaction) {
    for (String path :
        List.of("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt", "AmtDtls/InstdAmt/Amt")) {
      BigDecimal said = Bound.number(transaction, path + "/Value");
      if (said != null && currency.equals(Bound.text(transaction, path + "/Ccy"))) {
        String direction = Bound.text(transaction, "CdtDbtInd");
        return signed(said, direction == null ? Bound.text(bound, "CdtDbtInd") : direction);
      }
    }
    return null;
  }

  /** What is left to say when all its transactions have been read. */
  List<BankLine> end() {
    if (amount.signum() == 0 || pending) {
      return List.of();
    }
    if (!split) {
      return List.of(line(place, amount, first, 0));
    }
    BigDecimal rest = amount.subtract(sum);
    if (rest.signum() == 0) {
      return List.of();
    }
    BigDecimal known = charges.add(CamtMoney.charges(bound, null));
    if (rest.abs().compareTo(known) == 0) {
      return List.of(charge(rest));
    }
    throw UnreadableFile.because(
        place,
        "The %d transactions of the batch booking add up to %s %s, the booking is %s."
            .formatted(transactions, sum.toPlainString(), currency, amount.toPlainString()),
        "Ask the bank for the file again: a transaction is missing or doubled.");
  }

  private BankLine charge(BigDecimal rest) {
    LocalDate booked = booked();
    return new BankLine(
        place,
        booked,
        valued(booked),
        currency,
        rest,
        Kind.CHARGE,
        null,
        new BankLine.Texts(null, null, null, "Charges of a batch booking"),
        BankLine.Party.NONE,
        null,
        null,
        entry(transactions + 1));
  }

  private BankLine line(long line, BigDecimal own, Object transaction, int part) {
    LocalDate booked = booked();
    CamtTexts texts = new CamtTexts(bound, transaction, own);
    String whole = Bound.text(bound, "AcctSvcrRef");
    String mine = Bound.text(transaction, "Refs/AcctSvcrRef");
    return new BankLine(
        line,
        booked,
        valued(booked),
        currency,
        own,
        texts.kind(),
        part > 0 && mine != null || whole == null ? mine : whole,
        texts.texts(split || transactions < 2 ? null : String.join(" / ", remittances), words),
        texts.party(),
        texts.returnReason(),
        texts.code(),
        entry(part),
        new CamtMoney(bound, part > 0 || transactions < 2 ? transaction : null, currency)
            .original(part));
  }

  private Entry entry(int part) {
    return new Entry(Bound.text(bound, "AcctSvcrRef"), amount, Math.max(parts, transactions), part);
  }

  private LocalDate booked() {
    LocalDate booked = Bound.day(bound, "BookgDt");
    LocalDate day = booked != null ? booked : Bound.day(bound, "ValDt");
    LocalDate said = day != null ? day : statement.created();
    if (said == null) {
      throw UnreadableFile.because(
          place, "The entry has no booking date (BookgDt).", "Ask the bank for the file again.");
    }
    return said;
  }

  private LocalDate valued(LocalDate booked) {
    LocalDate valued = Bound.day(bound, "ValDt");
    return valued == null ? booked : valued;
  }
}
