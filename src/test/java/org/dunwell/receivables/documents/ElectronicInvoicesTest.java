package org.dunwell.receivables.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents that come in, or with, an electronic invoice. */
@DunwellTest
class ElectronicInvoicesTest {

  private static final String PDF = "%PDF-1.7\nthe invoice\n%%EOF";

  @Autowired TestLedger ledger;
  @Autowired Imports imports;
  @Autowired InvoiceDocuments documents;

  private long customer;
  private long invoice;

  @BeforeEach
  void anInvoice() {
    ledger.begin();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R/1", "119.00", -10);
  }

  @Test
  void thePdfInAUblInvoiceIsTheDocumentOfTheInvoiceItNames() {
    ImportRun run = run("mail-4711.xml", ubl("R/1", "EUR", "119.00", PDF));
    assertThat(run.accepted()).as(problems(run)).isEqualTo(1);
    assertThat(documents.bytes(invoice)).asString(StandardCharsets.UTF_8).isEqualTo(PDF);
    assertThat(documents.of(invoice).orElseThrow())
        .returns("R_1.pdf", InvoiceDocuments.Line::fileName)
        .satisfies(line -> assertThat(line.origin()).startsWith("mail-4711.xml, import"));
  }

  @Test
  void aUblInvoiceInAnArchiveIsReadLikewise() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("out/one.xml"));
      zip.write(bytes(ubl("R/1", "EUR", "119.00", PDF)));
      zip.closeEntry();
    }
    assertThat(run("all.zip", out.toByteArray()).accepted()).isEqualTo(1);
  }

  @Test
  void aFacturXFileIsMatchedByTheNumberInsideAndKeptAsItIs() throws IOException {
    byte[] pdf = facturX(cii("R/1", "119.00"));
    ImportRun run = run("scan.pdf", pdf);
    assertThat(run.accepted()).as(problems(run)).isEqualTo(1);
    assertThat(documents.bytes(invoice)).isEqualTo(pdf);
  }

  @Test
  void anotherAmountOrCurrencyIsTheWrongDocument() throws IOException {
    assertRefused("a.xml", bytes(ubl("R/1", "EUR", "118.99", PDF)), "over EUR 118.99", "wrong");
    assertRefused("a.xml", bytes(ubl("R/1", "USD", "119.00", PDF)), "over USD 119.00", "EUR 119");
    assertRefused("R%2F1.pdf", facturX(cii("R/1", "120.00")), "over EUR 120.00", "R/1");
    assertThat(documents.of(invoice)).isEmpty();
  }

  @Test
  void aFileNamedAsOneInvoiceWithAnotherInsideIsRefused() throws IOException {
    ledger.invoice(customer, "R2", "119.00", -10);
    assertRefused("R2.pdf", facturX(cii("R/1", "119.00")), "named as one", "inside is R/1");
    assertRefused("a.xml", bytes(ubl("R7", "EUR", "119.00", PDF)), "no invoice of this number");
  }

  @Test
  void theSellersVatIdTellsCompaniesWithTheSameNumberApart() {
    ledger.update("update receivables.selling_entity set vat_id = 'DE 123 456 789'");
    ledger.update(
        """
        with other as (
          insert into receivables.selling_entity
            (code, name, country, language, time_zone, calendar, currency, email, vat_id)
          values ('FR', 'Nordwerk SARL', 'FR', 'fr', 'Europe/Paris', 'FR', 'EUR', 'ar@fr.example',
            'FR1')
          returning id)
        insert into receivables.invoice
          (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount)
        select other.id, i.customer_id, i.number, i.issued_on, i.due_on, 'EUR', 119, 119
        from other, receivables.invoice i
        """);
    assertThat(run("a.xml", ubl("R/1", "EUR", "119.00", PDF)).accepted()).isEqualTo(1);
    assertThat(documents.of(invoice)).isPresent();
    ledger.update("update receivables.selling_entity set vat_id = 'XX9'");
    assertRefused("a.xml", bytes(ubl("R/1", "EUR", "119.00", PDF)), "issued by DE123456789");
  }

  @Test
  void xmlThatIsMadeToHarmIsRefusedBeforeItUnfolds() {
    String bomb =
        """
        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>&b;</ID></Invoice>
        """;
    assertRefused("a.xml", bytes(bomb), "DOCTYPE or entities");
    String file =
        """
        <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>&a;</ID></Invoice>
        """;
    assertRefused("a.xml", bytes(file), "DOCTYPE or entities");
    String deep =
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>"
            + "<a>".repeat(50);
    assertRefused("a.xml", bytes(deep), "more than 40 deep");
    assertRefused("a.xml", bytes("<a/>"), "no invoice in UBL or CII");
    assertRefused("a.xml", bytes("<a><b></a>"), "no invoice in UBL");
    assertRefused(
        "a.xml", bytes(ubl("R/1", "EUR", "119.00", "<html>")), "embedded as a PDF is none");
    assertRefused("a.xml", bytes(ubl("R/1", "EUR", "119.00", null)), "No PDF is embedded");
    String large = "%PDF-" + "x".repeat(DocumentRow.MOST_BYTES);
    assertRefused("a.xml", bytes(ubl("R/1", "EUR", "119.00", large)), "larger than 5 MB");
    assertRefused("a.xml", bytes(ubl("R/1", "EUR", "119.00", large + large)), "larger than 7 MB");
    assertThat(documents.of(invoice)).isEmpty();
  }

  @Test
  void aPdfWhoseEmbeddedFileUnfoldsWithoutEndIsKeptByItsName() throws IOException {
    byte[] bomb = facturX("<a>" + " ".repeat(8_000_000));
    assertThat(run("R%2F1.pdf", bomb).accepted()).isEqualTo(1);
  }

  private void assertRefused(String name, byte[] file, String... words) {
    ImportRun run = run(name, file);
    assertThat(run.accepted()).isZero();
    assertThat(problems(run)).contains(words);
  }

  private String problems(ImportRun run) {
    return run.failure() + imports.problems(run.id(), 0, 10);
  }

  private ImportRun run(String name, String file) {
    return run(name, bytes(file));
  }

  private ImportRun run(String name, byte[] file) {
    long id =
        imports.submit(
            new Upload(
                "documents", name, new ByteArrayInputStream(file), null, false, "collector"));
    ledger.work();
    return imports.byId(id);
  }

  static String ubl(String number, String currency, String total, String pdf) {
    String embedded =
        pdf == null
            ? ""
            : """
              <cac:AdditionalDocumentReference><cbc:ID>sheet</cbc:ID><cac:Attachment>
                <cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="a.csv">YQ==
                </cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
              <cac:AdditionalDocumentReference><cbc:ID>%s</cbc:ID><cac:Attachment>
                <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf">
                %s
                </cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
              """
                .formatted(number, Base64.getMimeEncoder().encodeToString(bytes(pdf)));
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>%s</cbc:ID>
          <cbc:DocumentCurrencyCode>%s</cbc:DocumentCurrencyCode>
          %s
          <cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme>
            <cbc:CompanyID>DE123456789</cbc:CompanyID></cac:PartyTaxScheme></cac:Party>
          </cac:AccountingSupplierParty>
          <cac:LegalMonetaryTotal>
            <cbc:TaxInclusiveAmount currencyID="%s">%s</cbc:TaxInclusiveAmount>
          </cac:LegalMonetaryTotal>
          <cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>
        </Invoice>
        """
        .formatted(number, currency, embedded, currency, total);
  }

  private static String cii(String number, String total) {
    return """
        <rsm:CrossIndustryInvoice
            xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
            xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
          <rsm:ExchangedDocument><ram:ID>%s</ram:ID><ram:TypeCode>380</ram:TypeCode>
          </rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
            <ram:ApplicableHeaderTradeSettlement>
              <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:GrandTotalAmount>%s</ram:GrandTotalAmount>
              </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """
        .formatted(number, total);
  }

  /** As a writer of PDF/A-3 puts it in: a packed stream of its own. */
  private static byte[] facturX(String xml) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Length 9"));
    out.write(bytes(" >>\nstream\nBT ET\nendstream\nendobj\n"));
    out.write(
        bytes(
            "3 0 obj\n<</Filter /FlateDecode /Subtype /text#2Fxml /Type /EmbeddedFile>>\nstream\r\n"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(bytes(xml));
    }
    out.write(packed.toByteArray());
    out.write(bytes("\nendstream\nendobj\n%%EOF"));
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
