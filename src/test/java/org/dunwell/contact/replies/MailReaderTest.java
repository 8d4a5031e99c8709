package org.dunwell.contact.replies;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.platform.files.FileName;
import org.dunwell.platform.files.FileType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

  static IncomingMail read(String headers, String body) {
    return read((headers + "\n\n" + body).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  static IncomingMail read(byte[] mail) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      return MailReader.read(message, false);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPlainMailIsReadWithItsSenderAndWhatItAnswers() {
    IncomingMail mail =
        read(
            """
            From: =?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <Juergen@Miller.Example>
            To: "Nordwerk" <replies+5-abcdefghijklmnop@dunwell.example>, x@y.example
            Subject: =?utf-8?q?Re=3A_=C3=9Cberf=C3=A4llig?=
            References: <a@x> <b@x>
            In-Reply-To: <c@x>
            Content-Type: text/plain; charset=utf-8""",
            "We pay tomorrow.\n\n\n\n\nJürgen");
    assertThat(mail.sender()).isEqualTo("Jürgen Müller <juergen@miller.example>");
    assertThat(mail.subject()).isEqualTo("Re: Überfällig");
    assertThat(mail.text()).isEqualTo("We pay tomorrow.\n\nJürgen");
    assertThat(mail.references()).containsExactly("<c@x>", "<b@x>", "<a@x>");
    assertThat(mail.recipients())
        .containsExactly("replies+5-abcdefghijklmnop@dunwell.example", "x@y.example");
    assertThat(mail.automatic()).isFalse();
    assertThat(mail.incomplete()).isFalse();
  }

  @Test
  void htmlIsReadAsItsReaderSeesItAndNothingOfItRuns() {
    IncomingMail mail =
        read(
            "From: a@b.example\nContent-Type: text/html; charset=utf-8",
            """
            <html><head><title>x</title><style>p{}</style></head><body><script>alert(1)</script>
            <p>We have paid<br>yesterday &amp; in full</p><table><tr><td>R-1</td><td>100</td></tr></table>
            <img src="https://spy.example/pixel"></body></html>""");
    assertThat(mail.text())
        .contains("We have paid\nyesterday & in full", "R-1 100")
        .doesNotContain("alert", "spy", "<", "p{}");
  }

  @Test
  void filesKeepHarmlessNamesAndAreWhatTheyBeginWith() {
    IncomingMail mail =
        read(
            "From: a@b.example\nContent-Type: multipart/mixed; boundary=b",
            """
            --b
            Content-Type: text/plain

            See attached.
            --b
            Content-Type: text/html; name="../../etc/in\u202evoice.PDF"
            Content-Disposition: attachment; filename="../../etc/in\u202evoice.PDF"
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --b
            Content-Type: image/png
            Content-Disposition: attachment; filename=".."

            <script>alert(1)</script>
            --b--
            """);
    assertThat(mail.text()).isEqualTo("See attached.");
    assertThat(mail.attachments())
        .extracting(Attachment::fileName)
        .containsExactly("invoice.pdf", "attachment");
    assertThat(mail.attachments())
        .extracting(Attachment::mediaType)
        .containsExactly("application/pdf", "application/octet-stream");
  }

  @Test
  void theLogoUnderASignatureIsNoAttachment() {
    IncomingMail mail =
        read(
            "From: a@b.example\nContent-Type: multipart/related; boundary=b",
            """
            --b
            Content-Type: text/html

            Hello<img src="cid:logo">
            --b
            Content-Type: image/png; name=logo.png
            Content-ID: <logo>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b--
            """);
    assertThat(mail.text()).isEqualTo("Hello");
    assertThat(mail.attachments()).isEmpty();
  }

  @Test
  void partsWithinPartsEndSomewhere() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      body.append("--b").append(i).append("\nContent-Type: multipart/mixed; boundary=b");
      body.append(i + 1).append("\n\n");
    }
    IncomingMail mail =
        read("From: a@b.example\nContent-Type: multipart/mixed; boundary=b0", body.toString());
    assertThat(mail.incomplete()).isTrue();
  }

  @Test
  void moreFilesThanAnybodySendsAreLeftOut() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      body.append("--b\nContent-Disposition: attachment; filename=f.txt\n\nx\n");
    }
    IncomingMail mail =
        read("From: a@b.example\nContent-Type: multipart/mixed; boundary=b", body + "--b--\n");
    assertThat(mail.attachments()).hasSize(30);
    assertThat(mail.incomplete()).isTrue();
  }

  @Test
  void aDeeplyNestedPageDoesNotBringTheReaderDown() {
    IncomingMail mail =
        read("From: a@b.example\nContent-Type: text/html", "<div>".repeat(200_000) + "Hello");
    assertThat(mail.text().length()).isLessThanOrEqualTo(PlainText.MOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "From: <<<>>> @@",
        "From: a@b.example\nContent-Type: nonsense/",
        "From: a@b.example\nContent-Type: text/plain; charset=no-such",
        "From: a@b.example\nContent-Type: multipart/mixed",
        "From: a@b.example\nContent-Type: text/plain\nContent-Transfer-Encoding: base64",
        "Subject: =?no-such?q?x?=\nFrom: a@b.example",
      })
  void whatIsBrokenIsReadAsFarAsItGoes(String headers) {
    IncomingMail mail = read(headers, "Some \u0000text \u0007with ä");
    assertThat(mail.text()).doesNotContain("\u0000", "\u0007");
    assertThat(mail.subject()).isNotEmpty();
  }

  @Test
  void anEndlessTextIsCut() {
    assertThat(read("From: a@b.example", "x".repeat(300_000)).text()).hasSize(PlainText.MOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: Auto-Generated",
        "Precedence: bulk",
        "X-Autoreply: yes",
        "Return-Path: <>",
        "Subject: Automatic reply: Overdue",
        "Subject: Out of Office Re: Overdue",
        "Subject: Automatische Antwort: Mahnung",
        "Subject: Abwesenheitsnotiz: Mahnung",
        "Subject: =?utf-8?q?Nicht_im_B=C3=BCro?=\nX-Autorespond: x",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
      })
  void whatAMachineWroteIsRecognised(String headers) {
    assertThat(read("From: a@b.example\n" + headers, "I am back on Monday").automatic()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Subject: Re: Automatic reply: Overdue",
        "Subject: AW: Abwesenheitsnotiz",
        "Subject: Our auditor is out, please send the office a copy",
        "Subject: Automation project, invoice R-1",
        "Return-Path: <a@b.example>",
      })
  void whatAPersonWroteIsNot(String headers) {
    assertThat(read("From: a@b.example\n" + headers, "Please call me").automatic()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\temp\\a.pdf, a.pdf",
    "../../x.TXT, x.txt",
    "'  .htaccess', htaccess",
    "a:b*c?.csv, a_b_c_.csv",
    "'', attachment",
  })
  void fileNamesLoseTheirPathsAndTricks(String name, String harmless) {
    assertThat(FileName.safe(name)).isEqualTo(harmless);
  }

  @Test
  void aFileIsNotWhatItsNameSays() {
    byte[] program = {'M', 'Z', 0, 1, 2};
    assertThat(FileType.of(program)).isEqualTo(FileType.OTHER);
    assertThat(FileType.OTHER.fits("a.exe")).isFalse();
    assertThat(FileType.of("<html>".getBytes(StandardCharsets.UTF_8)).fits("a.html")).isFalse();
    assertThat(FileType.of("a;b".getBytes(StandardCharsets.UTF_8)).fits("a.csv")).isTrue();
    assertThat(FileType.of("%PDF-1.7".getBytes(StandardCharsets.UTF_8)).fits("a.PDF")).isTrue();
    assertThat(FileType.of(new byte[0])).isEqualTo(FileType.OTHER);
  }
}
