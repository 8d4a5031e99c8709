package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.payments.bank.read.BankLine.Party;
import org.dunwell.payments.bank.read.BankLine.Texts;

/** What a booking and one of its transactions say about whom, what for and what kind. */
final class CamtTexts {

  /** As many remittance texts of a batch as one line can tell. */
  static final int MOST_TEXTS = 50;

  /** Sub-families of ISO 20022 that say that money goes back. */
  private static final Set<String> RETURNS =
      Set.of("RRTN", "UPDD", "UPCQ", "UPCT", "RPCR", "PRDD", "PRCT", "ARET");

  private static final Set<String> CHARGES =
      Set.of("CHRG", "COMM", "FEES", "INTR", "TAXE", "COMI", "COMT");

  private final Object entry;
  private final Object transaction;
  private final BigDecimal amount;

  /**
   * @param transaction null when the booking tells none
   */
  CamtTexts(Object entry, Object transaction, BigDecimal amount) {
    this.entry = entry;
    this.transaction = transaction;
    this.amount = amount;
  }

  Kind kind() {
    String sub = said("BkTxCd/Domn/Fmly/SubFmlyCd");
    if (transaction != null && Bound.at(transaction, "RtrInf") != null
        || sub != null && RETURNS.contains(sub)) {
      return Kind.RETURN;
    }
    if (Boolean.TRUE.equals(Bound.at(entry, "RvslInd"))) {
      return Kind.REVERSAL;
    }
    if (sub != null && CHARGES.contains(sub)) {
      return Kind.CHARGE;
    }
    return amount.signum() > 0 ? Kind.PAYMENT : Kind.OTHER;
  }

  /** Of the transaction, else of the booking. */
  private String said(String path) {
    String own = transaction == null ? null : Bound.text(transaction, path);
    return own == null ? Bound.text(entry, path) : own;
  }

  String code() {
    String domain = said("BkTxCd/Domn/Cd");
    return domain == null
        ? said("BkTxCd/Prtry/Cd")
        : Stream.of(domain, said("BkTxCd/Domn/Fmly/Cd"), said("BkTxCd/Domn/Fmly/SubFmlyCd"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("/"));
  }

  String returnReason() {
    if (transaction == null) {
      return null;
    }
    return Bound.text(
        transaction,
        "RtrInf/Rsn/Cd",
        "RtrInf/RtrRsn/Cd",
        "RtrInf/Rsn/Prtry",
        "RtrInf/RtrRsn/Prtry",
        "RtrInf/AddtlInf",
        "RtrInf/AddtlRtrRsnInf");
  }

  /**
   * @param together what all transactions of the booking say; null when the line is one of them
   * @param words of the booking, for when nothing else is said
   */
  Texts texts(String together, String words) {
    if (transaction == null) {
      return new Texts(null, null, null, Text.shortened(words));
    }
    return new Texts(
        Text.provided(Bound.text(transaction, "Refs/EndToEndId")),
        Text.provided(Bound.text(transaction, "Refs/MndtId")),
        Bound.text(transaction, "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef"),
        Text.shortened(
            Stream.of(
                    Text.shortened(together),
                    remittance(transaction),
                    Bound.text(transaction, "AddtlTxInf"),
                    words)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null)));
  }

  /** What the payer wrote, and the documents that are named; null when nothing. */
  static String remittance(Object transaction) {
    List<Object> texts = new ArrayList<>(Bound.all(transaction, "RmtInf/Ustrd"));
    texts.addAll(Bound.all(transaction, "RmtInf/Strd/RfrdDocInf/Nb"));
    texts.addAll(Bound.all(transaction, "RmtInf/Strd/RfrdDocInf/RfrdDocNb"));
    texts.addAll(Bound.all(transaction, "RmtInf/Strd/AddtlRmtInf"));
    String joined =
        texts.stream().map(text -> text.toString().strip()).collect(Collectors.joining(" "));
    return joined.isBlank() ? null : Text.shortened(joined);
  }

  /** Whoever is not we: the debtor of what comes in, and of what goes back to him. */
  Party party() {
    if (transaction == null) {
      return Party.NONE;
    }
    boolean back = kind() == Kind.RETURN || kind() == Kind.REVERSAL;
    String role = amount.signum() > 0 != back ? "Dbtr" : "Cdtr";
    String parties = "RltdPties/";
    Object account = Bound.at(transaction, parties + role + "Acct");
    String bic =
        Stream.of("BICFI", "BIC", "CmbndId/BIC")
            .map(path -> Bound.text(transaction, "RltdAgts/" + role + "Agt/FinInstnId/" + path))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Party(
        Bound.text(
            transaction,
            parties + role + "/Nm",
            parties + role + "/Pty/Nm",
            parties + "Ultmt" + role + "/Nm",
            parties + "Ultmt" + role + "/Pty/Nm"),
        account == null ? null : CamtStatement.account(account),
        bic == null ? null : bic.toUpperCase(Locale.ROOT));
  }
}
