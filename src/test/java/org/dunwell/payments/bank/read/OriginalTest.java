package org.dunwell.payments.bank.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.payments.bank.Camt;
import org.dunwell.receivables.imports.UnreadableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What banks say of money before they changed it, in every format that has words for it. */
class OriginalTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final String PAID = Camt.paid("E2E-1", "Acme Inc", "US1", "Invoice R-1");
  private static final String DOLLARS =
      """
      <AmtDtls><InstdAmt><Amt Ccy="USD">1200</Amt></InstdAmt>
      <TxAmt><Amt Ccy="USD">1185.00</Amt></TxAmt>
      <CntrValAmt><Amt Ccy="EUR">1103.55</Amt><CcyXchg><SrcCcy>USD</SrcCcy>
      <XchgRate>0.9196</XchgRate></CcyXchg></CntrValAmt></AmtDtls>
      """;

  private static Original of(String version, String said) {
    return Parts.lines(Camt.of(version).entry("1103.55", DAY, "REF-0001", said + PAID).text())
        .get(0)
        .original();
  }

  private static Original original(
      String currency, String amount, String rate, String chargesCurrency, String charges) {
    return new Original(currency, number(amount), number(rate), chargesCurrency, number(charges));
  }

  private static BigDecimal number(String said) {
    return said == null ? null : new BigDecimal(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"052.001.08", "053.001.04", "053.001.08", "053.001.13", "054.001.09"})
  void camtTellsWhatWasInstructedAtWhichRateAndWhatWasKept(String version) {
    assertThat(
            of(
                version,
                DOLLARS
                    + "<Chrgs><Rcrd><Amt Ccy=\"EUR\">7.50</Amt></Rcrd>"
                    + "<Rcrd><Amt Ccy=\"EUR\">4.50</Amt></Rcrd></Chrgs>"))
        .isEqualTo(original("USD", "1200.00", "0.9196", "EUR", "12.00"));
  }

  @Test
  void theSecondVersionOfCamtHasItsChargesElsewhere() {
    assertThat(of("053.001.02", DOLLARS + "<Chrgs><Amt Ccy=\"EUR\">12</Amt></Chrgs>"))
        .isEqualTo(original("USD", "1200.00", "0.9196", "EUR", "12.00"));
  }

  @Test
  void whatIsInTheAccountsCurrencyWasNotChanged() {
    assertThat(
            of(
                "053.001.08",
                "<AmtDtls><InstdAmt><Amt Ccy=\"EUR\">1103.55</Amt></InstdAmt></AmtDtls>"))
        .isEqualTo(Original.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<InstdAmt><Amt Ccy=\"XYZ\">5</Amt></InstdAmt>",
        "<InstdAmt><Amt Ccy=\"USD\">0</Amt></InstdAmt>",
        "<InstdAmt><Amt Ccy=\"USD\">12.345</Amt></InstdAmt>",
        "<InstdAmt><Amt Ccy=\"JPY\">12.5</Amt></InstdAmt>",
        "<InstdAmt><Amt Ccy=\"USD\">99999999999999999</Amt></InstdAmt>"
      })
  void whatIsNoMoneyIsNotStated(String said) {
    assertThat(of("053.001.08", "<AmtDtls>" + said + "</AmtDtls>").amount()).isNull();
  }

  private static Original swift(String supplement, String details) {
    return Parts.lines(
            """
            :20:STARTUMS
            :25:12030000/0000202051
            :28C:00045/001
            :60F:C260301EUR1000,00
            :61:2603020302CR1103,55NTRFNONREF//BANKREF00001
            %s
            :86:%s
            :62F:C260302EUR2103,55
            """
                .formatted(supplement, details))
        .get(0)
        .original();
  }

  @Test
  void mt940TellsItBetweenSlashesInEitherOfItsTags() {
    Original dollars = original("USD", "1200.00", null, "EUR", "12.00");
    assertThat(swift("/OCMT/USD1200,00/CHGS/EUR12,00/", "166?00GUTSCHRIFT?20SVWZ+R-1"))
        .isEqualTo(dollars);
    assertThat(swift("", "/REMI/Invoice R-1/OCMT/USD1200,/CHGS/EUR12,")).isEqualTo(dollars);
    assertThat(swift("", "/OCMT/USD1200,00//EXCH/0,9196/"))
        .isEqualTo(original("USD", "1200.00", "0.9196", null, null));
    assertThat(swift("", "Invoice R-1 OCMT USD1200,00")).isEqualTo(Original.NONE);
  }

  private static BankLine ofx(String transaction) {
    return Parts.lines(
            """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            SECURITY:NONE
            ENCODING:USASCII
            CHARSET:1252
            COMPRESSION:NONE
            OLDFILEUID:NONE
            NEWFILEUID:NONE

            <OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
            <STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>4121234567<ACCTTYPE>CHECKING
            </BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260331
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260302<TRNAMT>%s</STMTTRN>
            </BANKTRANLIST><LEDGERBAL><BALAMT>1.00<DTASOF>20260331</LEDGERBAL>
            </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """
                .formatted(transaction))
        .get(0);
  }

  @Test
  void ofxTellsTheAmountInItsCurrencyOrOnlyTheRateAtWhichItWasChanged() {
    BankLine dollars =
        ofx("1200.00<FITID>T1<NAME>Acme<CURRENCY><CURRATE>0.9196<CURSYM>USD</CURRENCY>");
    assertThat(dollars.amount()).isEqualByComparingTo("1103.52");
    assertThat(dollars.original()).isEqualTo(original("USD", "1200.00", "0.9196", null, null));
    BankLine changed =
        ofx("1103.55<FITID>T1<NAME>Acme<ORIGCURRENCY><CURRATE>0.9196<CURSYM>USD</ORIGCURRENCY>");
    assertThat(changed.amount()).isEqualByComparingTo("1103.55");
    assertThat(changed.original()).isEqualTo(original("USD", null, "0.9196", null, null));
  }

  @Test
  void csvTellsItInColumnsOfItsOwn() {
    String head =
        "account,booking date,amount,currency,original amount,original currency,exchange rate,"
            + "bank charges,charges currency\n";
    assertThat(
            Parts.lines(head + "DE1,2026-03-02,1103.55,EUR,1200.00,USD,0.9196,12.00,EUR\n")
                .get(0)
                .original())
        .isEqualTo(original("USD", "1200.00", "0.9196", "EUR", "12.00"));
    assertThatThrownBy(() -> Parts.of(head + "DE1,2026-03-02,1103.55,EUR,much,USD,,,\n"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("original amount");
  }
}
