package org.dunwell.payments.bank.read;

import com.webcohesion.ofx4j.domain.data.MessageSetType;
import com.webcohesion.ofx4j.domain.data.ResponseEnvelope;
import com.webcohesion.ofx4j.domain.data.banking.BankStatementResponse;
import com.webcohesion.ofx4j.domain.data.banking.BankStatementResponseTransaction;
import com.webcohesion.ofx4j.domain.data.banking.BankingResponseMessageSet;
import com.webcohesion.ofx4j.domain.data.common.Transaction;
import com.webcohesion.ofx4j.io.AggregateUnmarshaller;
import com.webcohesion.ofx4j.io.OFXParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.payments.bank.read.BankLine.Entry;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.payments.bank.read.BankLine.Party;
import org.dunwell.payments.bank.read.BankLine.Texts;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * OFX 1 (SGML) and 2 (XML) by ofx4j, which reads a file as a whole; accounts at banks only, since
 * customers pay onto no credit card of ours.
 */
final class OfxFile implements StatementFile {

  private final Deque<StatementPart> read = new ArrayDeque<>();

  OfxFile(InputStream file) {
    OfxText text = OfxText.of(file);
    try {
      ResponseEnvelope envelope =
          new AggregateUnmarshaller<>(ResponseEnvelope.class)
              .unmarshal(new StringReader(text.text()));
      if (envelope == null) {
        throw broken("it has no OFX in it");
      }
      int lines = 0;
      if (envelope.getMessageSet(MessageSetType.banking) instanceof BankingResponseMessageSet set) {
        for (BankStatementResponseTransaction one : set.getStatementResponses()) {
          lines += one.getMessage() == null ? 0 : statement(one.getMessage());
        }
      }
      if (lines != text.bankTransactions()) {
        throw broken(
            "%d transactions stand in it, %d could be read"
                .formatted(text.bankTransactions(), lines));
      }
    } catch (OFXParseException e) {
      throw broken(e.getMessage());
    } catch (UnreadableFile ours) {
      throw ours;
    } catch (RuntimeException e) {
      // what the library says of values it cannot convert
      throw broken(e.getMessage());
    }
    if (read.isEmpty()) {
      throw broken("it has no statement of a bank account in it");
    }
  }

  static UnreadableFile broken(String why) {
    return UnreadableFile.because(
        "The OFX file cannot be read: %s.".formatted(why), "Download it from the bank again.");
  }

  @Override
  public String format() {
    return "OFX";
  }

  private int statement(BankStatementResponse statement) {
    if (statement.getAccount() == null || statement.getAccount().getAccountNumber() == null) {
      throw broken("a statement names no account (BANKACCTFROM)");
    }
    read.add(
        new StatementHead(
            1,
            Ibans.bare(statement.getAccount().getAccountNumber()),
            null,
            StatementHead.Kind.STATEMENT,
            statement.getCurrencyCode(),
            null));
    List<Transaction> transactions =
        statement.getTransactionList() == null
                || statement.getTransactionList().getTransactions() == null
            ? List.of()
            : statement.getTransactionList().getTransactions();
    long place = 0;
    for (Transaction one : transactions) {
      BankLine line = line(++place, one, statement.getCurrencyCode());
      if (line.amount().signum() != 0) {
        read.add(line);
      }
    }
    BigDecimal closing =
        statement.getLedgerBalance() == null
            ? null
            : statement.getLedgerBalance().getBigDecimalAmount();
    read.add(new StatementEnd(place, statement.getCurrencyCode(), closing, 0));
    return transactions.size();
  }

  private static BankLine line(long place, Transaction said, String currency) {
    BigDecimal stated = said.getBigDecimalAmount();
    if (stated == null || said.getDatePosted() == null) {
      throw broken("transaction %d has no amount or no date".formatted(place));
    }
    BigDecimal amount = OfxMoney.booked(place, said, stated, currency);
    LocalDate booked = day(said.getDatePosted());
    // unique within the account, which is what the format promises
    String reference = Text.provided(said.getId());
    String payee = said.getPayee() == null ? said.getName() : said.getPayee().getName();
    return new BankLine(
        place,
        booked,
        said.getDateAvailable() == null ? booked : day(said.getDateAvailable()),
        currency,
        amount,
        kind(said, amount),
        reference,
        new Texts(
            Text.provided(said.getReferenceNumber()),
            null,
            null,
            Text.shortened(said.getMemo() == null ? said.getName() : said.getMemo())),
        new Party(
            Text.shortened(payee),
            said.getBankAccountTo() == null
                ? null
                : Ibans.bare(said.getBankAccountTo().getAccountNumber()),
            null),
        null,
        said.getTransactionType() == null ? null : said.getTransactionType().name(),
        new Entry(reference, amount, 1, 0),
        OfxMoney.original(said, stated));
  }

  private static Kind kind(Transaction said, BigDecimal amount) {
    String type = said.getTransactionType() == null ? "" : said.getTransactionType().name();
    return switch (type) {
      case "FEE", "SRVCHG", "INT" -> Kind.CHARGE;
      default -> amount.signum() > 0 ? Kind.PAYMENT : Kind.OTHER;
    };
  }

  /** Moments without a zone are in UTC, says the format. */
  private static LocalDate day(Date moment) {
    return LocalDate.ofInstant(moment.toInstant(), ZoneOffset.UTC);
  }

  @Override
  public StatementPart next() {
    return read.poll();
  }

  @Override
  public void close() {
    read.clear();
  }

  /**
   * The file as text that is safe to hand to the library.
   *
   * @param bankTransactions how many there are to be read
   */
  private record OfxText(String text, int bankTransactions) {

    /** A year of a busy account has some megabytes; larger statements come as camt. */
    private static final int MOST_BYTES = 32 << 20;

    private static final Pattern AMOUNT = Pattern.compile("<(TRNAMT|BALAMT)>([^<\\r\\n]*)");

    private static final String SEAM =
        "</BANKTRANLIST>\\s*<BANKTRANLIST>\\s*(<DTSTART>[^<]*(</DTSTART>)?\\s*)?"
            + "(<DTEND>[^<]*(</DTEND>)?\\s*)?";

    /** The library takes an empty list for an element without a value. */
    private static final String EMPTY = "<BANKTRANLIST>\\s*</BANKTRANLIST>";

    static OfxText of(InputStream file) {
      try {
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw UnreadableFile.because(
              "An OFX file of more than %d MB is not read.".formatted(MOST_BYTES >> 20),
              "Download fewer days at once, or ask the bank for camt.053.");
        }
        String text = Decoded.text(bytes);
        if (text.contains("<!")) {
          throw UnreadableFile.because(
              "The OFX file has a document type, entities or comments, which are not read.",
              "No bank sends such a file. Ask where it comes from.");
        }
        checkAmounts(text);
        // some programs write each transaction into a list of its own, of which one would be read
        String joined = text.replaceAll(SEAM, "").replaceAll(EMPTY, "");
        return new OfxText(joined, count(joined));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The library takes what it can of a number and drops the rest. */
    private static void checkAmounts(String text) {
      Matcher amounts = AMOUNT.matcher(text);
      while (amounts.find()) {
        if (!amounts.group(2).strip().matches("[+-]?\\d{1,15}([.,]\\d{1,4})?")) {
          throw broken("\"%s\" is no amount".formatted(amounts.group(2).strip()));
        }
      }
    }

    private static int count(String text) {
      int end = text.indexOf("<CREDITCARDMSGSRSV1>");
      String bank = end < 0 ? text : text.substring(0, end);
      return bank.split("<STMTTRN>", -1).length - 1;
    }
  }
}
