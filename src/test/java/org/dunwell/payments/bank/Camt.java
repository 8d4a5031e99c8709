package org.dunwell.payments.bank;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes camt messages as banks do, for tests. */
public final class Camt {

  /** Of the selling entity of {@link org.dunwell.TestLedger}. */
  public static final String IBAN = "DE02120300000000202051";

  private final String version;
  private final List<String> entries = new ArrayList<>();
  private BigDecimal opening = new BigDecimal("1000.00");
  private BigDecimal closing = opening;
  private String account = IBAN;
  private boolean balances = true;
  private String id = "S1";

  private Camt(String version) {
    this.version = version;
  }

  /** As in {@code 053.001.08}. */
  public static Camt of(String version) {
    return new Camt(version);
  }

  public Camt account(String iban) {
    account = iban;
    return this;
  }

  public Camt id(String name) {
    id = name;
    return this;
  }

  public Camt opening(String amount) {
    opening = new BigDecimal(amount);
    closing = opening;
    return this;
  }

  public Camt withoutBalances() {
    balances = false;
    return this;
  }

  /** An entry with one transaction. */
  public Camt entry(String amount, LocalDate day, String reference, String transaction) {
    return raw(
        amount,
        day,
        reference,
        "BOOK",
        "<NtryDtls><TxDtls>" + transaction + "</TxDtls></NtryDtls>");
  }

  /** An entry whose details are written out. */
  public Camt raw(String amount, LocalDate day, String reference, String status, String details) {
    BigDecimal signed = new BigDecimal(amount);
    boolean choice = Integer.parseInt(version.substring(8)) >= 8;
    entries.add(
        """
        <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>%s</Sts>
        <BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt>%s
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        %s</Ntry>
        """
            .formatted(
                signed.abs().toPlainString(),
                signed.signum() < 0 ? "DBIT" : "CRDT",
                choice ? "<Cd>" + status + "</Cd>" : status,
                day,
                day,
                reference == null ? "" : "<AcctSvcrRef>" + reference + "</AcctSvcrRef>",
                details));
    if (status.equals("BOOK")) {
      closing = closing.add(signed);
    }
    return this;
  }

  /** What a payer says. */
  public static String paid(String endToEnd, String name, String iban, String text) {
    return """
        <Refs><EndToEndId>%s</EndToEndId></Refs>
        <RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct></RltdPties>
        <RmtInf><Ustrd>%s</Ustrd></RmtInf>
        """
        .formatted(endToEnd, name, iban, text);
  }

  /** A transaction of a batch. */
  public static String part(String amount, String text) {
    return """
        <TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy="EUR">%s</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>
        """
        .formatted(text, amount, text);
  }

  public String text() {
    return text(closing.toPlainString());
  }

  /** With another closing balance than the right one, perhaps. */
  public String text(String closingBalance) {
    String message =
        switch (version.charAt(2)) {
          case '2' -> "BkToCstmrAcctRpt/Rpt";
          case '3' -> "BkToCstmrStmt/Stmt";
          default -> "BkToCstmrDbtCdtNtfctn/Ntfctn";
        };
    String[] names = message.split("/");
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%s"><%s>
        <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-02T18:00:00+01:00</CreDtTm></GrpHdr>
        <%s><Id>%s</Id><CreDtTm>2026-03-02T18:00:00+01:00</CreDtTm>
        <Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>
        %s%s
        </%s></%s></Document>
        """
        .formatted(
            version,
            names[0],
            names[1],
            id,
            account,
            balances
                ? balance("OPBD", opening) + balance("CLBD", new BigDecimal(closingBalance))
                : "",
            String.join("", entries),
            names[1],
            names[0]);
  }

  private static String balance(String type, BigDecimal amount) {
    return """
        <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>
        <CdtDbtInd>%s</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
        """
        .formatted(type, amount.abs().toPlainString(), amount.signum() < 0 ? "DBIT" : "CRDT");
  }

  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }
}
