package org.dunwell.payments.bank.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.UnreadableFile;
import org.junit.jupiter.api.Test;

/** MT940, BAI2, OFX and CSV, small enough to be read by eye. */
class OtherFormatsTest {

  private static final String BAI2 =
      """
      01,121000248,999999999,260302,0800,1,80,1,2/
      02,999999999,121000248,1,260302,,USD,2/
      03,4121234567,USD,010,100000,,,015,
      88,150000,,/
      16,165,60000,V,260303,,REF1234567,INV 77,PAYMENT FOR, INVOICE/77
      88,SECOND LINE
      16,555,10000,,RET7654321,INV 12,NSF/
      49,320000,6/
      98,320000,1,8/
      99,320000,1,10/
      """
          .replace("015,\n88,", "015/\n88,");

  @Test
  void bai2GoesOnInTheNextRecordAndItsTotalsAreChecked() {
    List<StatementPart> parts = Parts.of(BAI2);
    List<BankLine> lines = Parts.lines(parts);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).amount()).isEqualByComparingTo("600.00");
    assertThat(lines.get(0).valueOn()).isEqualTo(LocalDate.of(2026, 3, 3));
    assertThat(lines.get(0).bankReference()).isEqualTo("REF1234567");
    assertThat(lines.get(0).texts().endToEndId()).isEqualTo("INV 77");
    assertThat(lines.get(0).texts().remittance()).isEqualTo("PAYMENT FOR, INVOICE/77 SECOND LINE");
    assertThat(lines.get(1).kind()).isEqualTo(Kind.RETURN);
    assertThat(lines.get(1).amount()).isEqualByComparingTo("-100.00");
    assertThat(((StatementEnd) parts.get(3)).closing()).isEqualByComparingTo("1500.00");
  }

  @Test
  void bai2ThatWasChangedOnItsWayIsFoundOut() {
    assertThatThrownBy(() -> Parts.of(BAI2.replace("16,165,60000", "16,165,61000")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("The control total of the account does not match");
    assertThatThrownBy(() -> Parts.of(BAI2.substring(0, BAI2.indexOf("98,"))))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("trailer (99) is missing");
    assertThatThrownBy(() -> Parts.of(BAI2.replace("88,SECOND LINE\n", "")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("records come to 5");
    assertThatThrownBy(() -> Parts.of(BAI2.replace("16,165,60000", "16,165,6x")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("Line 5: \"6x\" is no amount");
  }

  @Test
  void mt940SaysInGermanSubfieldsWhoPaidAndWhy() {
    List<BankLine> lines =
        Parts.lines(
            """
            {1:F01BANKDEFFAXXX0000000000}{2:I940BANKDEFFXXXXN}{4:
            :20:STARTUMS
            :25:12030000/0000202051
            :28C:00045/001
            :60F:C260301EUR1000,00
            :61:2603020302CR119,00NTRFNONREF//BANKREF00001
            :86:166?00GUTSCHRIFT?20EREF+E2E-1?21SVWZ+Invoice R-1?22 and R-2?30COBADE
            FFXXX?31DE89370400440532013000?32Mueller?33 AG
            :61:2603020302D119,00NRTINONREF//BANKREF00002
            :86:109?00RUECKLASTSCHRIFT?20EREF+E2E-0?21SVWZ+Returned?32Mueller?34914
            :62F:C260302EUR1000,00
            -}
            """);
    BankLine paid = lines.get(0);
    assertThat(paid.texts())
        .isEqualTo(new BankLine.Texts("E2E-1", null, null, "Invoice R-1 and R-2"));
    assertThat(paid.party())
        .isEqualTo(new BankLine.Party("Mueller AG", "DE89370400440532013000", "COBADEFFXXX"));
    assertThat(paid.bankReference()).isEqualTo("BANKREF00001");
    assertThat(lines.get(1).kind()).isEqualTo(Kind.RETURN);
    assertThat(lines.get(1).returnReason()).isEqualTo("914");
    assertThat(Ibans.ofGerman("12030000/0000202051")).isEqualTo("DE02120300000000202051");
  }

  @Test
  void mt940BetweenSlashesAndWithAnAmountThatIsNoneIsToldApart() {
    List<BankLine> lines =
        Parts.lines(
            """
            :20:A
            :25:NL91ABNA0417164300EUR
            :60F:C260301EUR0,00
            :61:260302C10,00NTRFNONREF
            :86:/EREF/E2E-2//CNTP/NL69INGB0123456789/INGBNL2A/Jansen BV///REMI/USTD//R-9/
            :62F:C260302EUR10,00
            """);
    assertThat(lines.get(0).texts().endToEndId()).isEqualTo("E2E-2/".replace("/", ""));
    assertThat(lines.get(0).texts().remittance()).isEqualTo("R-9");
    assertThat(lines.get(0).party())
        .isEqualTo(new BankLine.Party("Jansen BV", "NL69INGB0123456789", "INGBNL2A"));
    assertThatThrownBy(() -> Parts.of(":20:A\n:25:1234567\n:61:nonsense\n"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("Line 3: The line :61:nonsense says no date");
  }

  @Test
  void ofxOfBothKindsIsReadAndItsEntitiesAreNot() {
    String sgml =
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

        <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
        <DTSERVER>20260302<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
        <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
        <STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>121<ACCTID>4121234567<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST><DTSTART>20260301<DTEND>20260302
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260302120000<TRNAMT>119.00<FITID>2026030200001<NAME>Acme<MEMO>INV 77</STMTTRN>
        <STMTTRN><TRNTYPE>SRVCHG<DTPOSTED>20260302120000<TRNAMT>-3.50<FITID>2026030200002<NAME>Fee</STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>115.50<DTASOF>20260302</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;
    List<BankLine> lines = Parts.lines(sgml);
    assertThat(lines).extracting(BankLine::kind).containsExactly(Kind.PAYMENT, Kind.CHARGE);
    assertThat(lines.get(0).amount()).isEqualByComparingTo("119.00");
    assertThat(lines.get(0).texts().remittance()).isEqualTo("INV 77");
    assertThat(lines.get(0).bookedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThatThrownBy(
            () -> Parts.of(sgml.replace("<OFX>", "<!DOCTYPE a SYSTEM \"http://x\"><OFX>")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("document type");
    assertThatThrownBy(() -> Parts.of(sgml.replace("-3.50", "-3,5o")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void csvIsReadByItsHeadersOrByAMapping() {
    String csv =
        """
        Auftragskonto;Buchungstag;Valutadatum;Verwendungszweck;Kontonummer/IBAN;Betrag;Waehrung
        DE02120300000000202051;02.03.2026;02.03.2026;Invoice R-1;DE89370400440532013000;119,00;EUR
        DE02120300000000202051;02.03.2026;02.03.2026;Fee;;-3,50;EUR
        """;
    assertThat(Parts.lines(csv))
        .extracting(BankLine::kind)
        .containsExactly(Kind.PAYMENT, Kind.OTHER);
    Mapping mapping =
        Mapping.parse(
            """
            dates: MM/dd/yyyy
            bank-statements:
              account:
                constant: "4121234567"
              bookedOn: Posted
              credit: In
              debit: Out
              remittance: Text
            """);
    List<BankLine> lines =
        Parts.lines(
            Parts.of(
                "Posted,In,Out,Text\n03/02/2026,119.00,,INV 77\n03/02/2026,,3.50,Fee\n", mapping));
    assertThat(lines)
        .extracting(line -> line.amount().toPlainString())
        .containsExactly("119", "-3.5");
    assertThatThrownBy(() -> Parts.of("this is\nno bank file\n"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("No column says \"account\"");
  }
}
