package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a booking or one of its transactions says of money before it was changed, and of charges.
 */
final class CamtMoney {

  private static final List<String> PAID =
      List.of("AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt", "Amt");
  private static final List<String> EXCHANGED =
      List.of("InstdAmt", "TxAmt", "CntrValAmt", "AnncdPstngAmt");

  private final Object entry;
  private final Object transaction;
  private final String currency;

  /**
   * @param transaction null when the booking tells none, or the line is several of them
   * @param currency the booking's
   */
  CamtMoney(Object entry, Object transaction, String currency) {
    this.entry = entry;
    this.transaction = transaction;
    this.currency = currency;
  }

  /**
   * @param part which transaction of the booking it is; 0: the whole booking, whose own word counts
   *     where the transaction says nothing
   */
  Original original(int part) {
    List<Object> sources = new ArrayList<>();
    if (transaction != null) {
      sources.add(transaction);
    }
    if (part == 0) {
      sources.add(entry);
    }
    String paidIn = null;
    BigDecimal paid = null;
    BigDecimal rate = null;
    for (Object source : sources) {
      for (String path : PAID) {
        String in = Bound.text(source, path + "/Ccy");
        BigDecimal said = Bound.number(source, path + "/Value");
        if (paid == null && said != null && in != null && !in.equals(currency)) {
          paidIn = in;
          paid = said;
        }
      }
      rate = rate == null ? rate(source) : rate;
    }
    Object charged = sources.stream().filter(CamtMoney::isCharged).findFirst().orElse(null);
    String keptIn = charged == null ? null : chargesCurrency(charged);
    return new Original(
        paidIn, paid, rate, keptIn, charged == null ? null : charges(charged, keptIn));
  }

  private static BigDecimal rate(Object from) {
    return EXCHANGED.stream()
        .map(name -> Bound.number(from, "AmtDtls/" + name + "/CcyXchg/XchgRate"))
        .filter(rate -> rate != null)
        .findFirst()
        .orElse(null);
  }

  private static boolean isCharged(Object from) {
    return chargesCurrency(from) != null;
  }

  private static String chargesCurrency(Object from) {
    return Bound.text(from, "Chrgs/TtlChrgsAndTaxAmt/Ccy", "Chrgs/Amt/Ccy", "Chrgs/Rcrd/Amt/Ccy");
  }

  /** All that is said to be kept, in one currency; several do not add up. */
  static BigDecimal charges(Object from, String currency) {
    BigDecimal total = BigDecimal.ZERO;
    for (Object one : Bound.all(from, "Chrgs")) {
      BigDecimal said = in(one, "TtlChrgsAndTaxAmt", currency);
      total = total.add(said != null ? said : records(one, currency));
    }
    return total;
  }

  private static BigDecimal records(Object charges, String currency) {
    BigDecimal amount = in(charges, "Amt", currency);
    BigDecimal total = amount == null ? BigDecimal.ZERO : amount;
    for (Object one : Bound.all(charges, "Rcrd")) {
      BigDecimal part = in(one, "Amt", currency);
      total = part == null ? total : total.add(part);
    }
    return total;
  }

  private static BigDecimal in(Object from, String path, String currency) {
    return currency == null || currency.equals(Bound.text(from, path + "/Ccy"))
        ? Bound.number(from, path + "/Value")
        : null;
  }
}
