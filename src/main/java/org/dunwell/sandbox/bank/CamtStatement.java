package org.dunwell.sandbox.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** Writes a bank statement as camt.053.001.08. */
final class CamtStatement {

  private static final BigDecimal OPENING = new BigDecimal("250000.00");

  private final String id;
  private final Instant made;
  private final LocalDate day;
  private final StringBuilder statements = new StringBuilder();
  private int accounts;

  CamtStatement(String id, Instant made, LocalDate day) {
    this.id = id;
    this.made = made;
    this.day = day;
  }

  /** What has moved on one account. */
  void account(String iban, String currency, List<Entry> entries) {
    String name = "%s-%d".formatted(id, ++accounts);
    BigDecimal closing = entries.stream().map(Entry::amount).reduce(OPENING, BigDecimal::add);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < entries.size(); i++) {
      lines.append(entry(entries.get(i), currency, "%s-%03d".formatted(name, i + 1)));
    }
    statements.append(
        """
        <Stmt><Id>%s</Id><CreDtTm>%s</CreDtTm>
        <Acct><Id><IBAN>%s</IBAN></Id><Ccy>%s</Ccy></Acct>
        %s%s%s</Stmt>
        """
            .formatted(
                name,
                made,
                text(iban.replaceAll("\\s", "")),
                currency,
                balance("OPBD", OPENING, currency),
                balance("CLBD", closing, currency),
                lines));
  }

  boolean isEmpty() {
    return accounts == 0;
  }

  String xml() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>%s</CreDtTm></GrpHdr>
        %s</BkToCstmrStmt></Document>
        """
        .formatted(id, made, statements);
  }

  private String balance(String type, BigDecimal amount, String currency) {
    return """
        <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="%s">%s</Amt>
        <CdtDbtInd>%s</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>
        """
        .formatted(type, currency, amount.abs().toPlainString(), sign(amount), day);
  }

  private String entry(Entry entry, String currency, String reference) {
    String reason =
        entry.returnReason() == null
            ? ""
            : "<RtrInf><Rsn><Cd>" + entry.returnReason() + "</Cd></Rsn></RtrInf>";
    return """
        <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt><AcctSvcrRef>%s</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>
        <RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct></RltdPties>
        <RmtInf><Ustrd>%s</Ustrd></RmtInf>%s</TxDtls></NtryDtls></Ntry>
        """
        .formatted(
            currency,
            entry.amount().abs().toPlainString(),
            sign(entry.amount()),
            day,
            day,
            reference,
            text(entry.endToEndId()),
            text(entry.payer()),
            entry.account(),
            text(entry.text().isEmpty() ? "payment" : entry.text()),
            reason);
  }

  private static String sign(BigDecimal amount) {
    return amount.signum() < 0 ? "DBIT" : "CRDT";
  }

  /** Numeric escapes are known to XML, too. */
  private static String text(String words) {
    return HtmlUtils.htmlEscapeDecimal(words);
  }
}
