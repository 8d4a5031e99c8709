package org.dunwell.payments.bank.read;

import com.prowidesoftware.swift.model.field.Field60F;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.dunwell.payments.bank.read.StatementHead.Kind;
import org.dunwell.payments.bank.read.SwiftTags.Tag;
import org.dunwell.receivables.imports.UnreadableFile;

/** MT940 (a day, with balances) and MT942 (what the day has brought so far). */
final class SwiftFile implements StatementFile {

  private static final Pattern STARTS =
      Pattern.compile("(?s)(.*\\n)?\\s*(\\{1:.*|:\\d{2,3}[A-Z]?:.*)");
  private static final String MEND = "Ask the bank for the file again.";

  private final InputStream in;
  private final SwiftTags tags;
  private final Deque<StatementPart> read = new ArrayDeque<>();
  private Tag tag;
  private boolean interim;
  private boolean any;

  // of the statement that is being read
  private boolean open;
  private boolean begun;
  private long place;
  private String account;
  private String reference;
  private String currency;
  private BigDecimal opening;
  private SwiftBooking booking;

  SwiftFile(InputStream file) {
    this.in = file;
    this.tags = new SwiftTags(file);
  }

  /** Whether the beginning of a file looks like one. */
  static boolean isOne(String start) {
    return STARTS.matcher(start).matches();
  }

  @Override
  public String format() {
    return interim ? "MT942" : "MT940";
  }

  @Override
  public StatementPart next() {
    while (read.isEmpty()) {
      tag = tags.next();
      if (tag == null) {
        last();
        break;
      }
      take();
    }
    return read.poll();
  }

  private void last() {
    if (open) {
      end(null, null);
    }
    if (!any) {
      any = true;
      throw UnreadableFile.because(
          "The file has no statement in it that names its account (:25:).", MEND);
    }
  }

  private void take() {
    switch (tag.name()) {
      case "20" -> start();
      case "25" -> account();
      case "28", "28C" -> reference = tag.value().strip();
      case "13D", "34F" -> interim();
      case "60F", "60M" -> opening();
      case "61" -> line();
      case "86" -> {
        if (booking != null) {
          booking.details(tag.value());
        }
      }
      case "62F", "62M" -> closing();
      default -> {}
    }
  }

  private void start() {
    if (open) {
      end(null, null);
    }
    open = true;
    begun = false;
    interim = false;
    place = tag.place();
    account = null;
    reference = null;
    currency = null;
    opening = null;
  }

  private void account() {
    if (begun) {
      throw UnreadableFile.because(
          tag.place(), "A second account (:25:) stands among the lines of a statement.", MEND);
    }
    account = Ibans.bare(tag.value());
  }

  private void interim() {
    interim = true;
    if (tag.name().equals("34F") && tag.value().length() > 2) {
      currency = tag.value().substring(0, 3);
    }
  }

  private void opening() {
    Field60F balance = balance();
    currency = balance.getCurrency();
    opening = signed(balance);
  }

  private Field60F balance() {
    Field60F balance = new Field60F(tag.value().strip());
    if (balance.getAmountAsBigDecimal() == null || balance.getCurrency() == null) {
      throw UnreadableFile.because(
          tag.place(), "The balance :%s: cannot be read.".formatted(tag.name()), MEND);
    }
    return balance;
  }

  private static BigDecimal signed(Field60F balance) {
    BigDecimal amount = balance.getAmountAsBigDecimal();
    return "D".equals(balance.getDCMark()) ? amount.negate() : amount;
  }

  private void begin() {
    if (begun) {
      return;
    }
    if (!open) {
      open = true;
      place = tag.place();
    }
    if (account == null) {
      throw UnreadableFile.because(place, "The statement names no account (:25:).", MEND);
    }
    begun = true;
    any = true;
    read.add(
        new StatementHead(
            place, account, reference, interim ? Kind.REPORT : Kind.STATEMENT, currency, opening));
  }

  private void line() {
    begin();
    book();
    booking = new SwiftBooking(tag.place(), SwiftLine.of(tag), currency);
  }

  private void book() {
    if (booking != null) {
      read.add(booking.line());
      booking = null;
    }
  }

  private void closing() {
    begin();
    Field60F balance = balance();
    end(balance.getCurrency(), signed(balance));
  }

  private void end(String closingCurrency, BigDecimal closing) {
    if (account == null && !begun) {
      // a fragment without an account has nothing to say
      open = false;
      return;
    }
    begin();
    book();
    read.add(new StatementEnd(tag == null ? place : tag.place(), closingCurrency, closing, 0));
    open = false;
    begun = false;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
