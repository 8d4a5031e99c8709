package org.dunwell.disputes.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.disputes.evidence.HostileFiles.PDF;
import static org.dunwell.disputes.evidence.HostileFiles.SCRIPT;
import static org.dunwell.disputes.evidence.HostileFiles.bytes;
import static org.dunwell.disputes.evidence.HostileFiles.joined;
import static org.dunwell.disputes.evidence.HostileFiles.picture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.dunwell.platform.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not what they claim to be, or more than that: refused in words, or cut. */
class FileCheckTest {

  static List<Arguments> refused() {
    byte[] png = picture("png");
    return List.of(
        Arguments.of("scan.pdf", bytes(SCRIPT), "is HTML, SVG or XML, whatever its name says"),
        Arguments.of("a.txt", bytes("\u00ef\u00bb\u00bf \n<!DOCTYPE html>"), "is HTML"),
        Arguments.of("a.svg", bytes("<svg onload='alert(1)'/>"), "is HTML, SVG or XML"),
        Arguments.of("a.xml", bytes("<?xml version='1.0'?><a/>"), "is HTML, SVG or XML"),
        Arguments.of("a.csv", bytes("a;b\n" + "1;2\n".repeat(2_000) + SCRIPT), "with HTML in it"),
        Arguments.of("a.pdf", joined(bytes(SCRIPT), PDF), "is HTML"),
        Arguments.of(
            "a.pdf", joined(PDF, bytes(SCRIPT)), "something else in front of it or behind"),
        Arguments.of("a.pdf", joined(PDF, HostileFiles.zip("a", PDF)), "something else"),
        Arguments.of("a.pdf", bytes("%PDF-1.4\n" + SCRIPT + "\n%%EOF"), "something else"),
        Arguments.of("a.pdf", bytes("%PDF-1.4 cut off"), "not a whole PDF"),
        Arguments.of("a.gif", bytes("GIF89a/*" + "*/=1;alert(1)"), "is a GIF. Save it as PNG"),
        Arguments.of("a.png", java.util.Arrays.copyOf(png, png.length - 20), "damaged picture"),
        Arguments.of("a.png", HostileFiles.pngOf(50_000, 50_000), "more than 120 million"),
        Arguments.of("a.png", HostileFiles.pngOf(-1, -1), "more than 120 million"),
        Arguments.of("a.exe", bytes("MZ\u0000\u0001"), "none of the kinds of files"),
        Arguments.of(
            "a.txt", bytes("x".repeat(5_000) + "\u0000\u0001"), "goes on as something else"),
        Arguments.of("a.jar", HostileFiles.zip("a.class", PDF), "by another name"),
        Arguments.of("a.docx", HostileFiles.zip("word/vbaProject.bin", PDF), "holds macros"),
        Arguments.of(
            "a.doc",
            joined(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE)),
            "holds macros"),
        Arguments.of("a.txt", new byte[0], "is empty"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNotOnlyWhatItClaimsToBeIsRefusedInWordsThatHelp(
      String name, byte[] content, String why) {
    assertThatThrownBy(() -> read(name, content))
        .isInstanceOf(FileNotAccepted.class)
        .hasMessageContaining(why)
        .hasMessageStartingWith("\"" + name + "\"");
  }

  @Test
  void aPictureLosesWhatHidesBehindItsEndAndInItsCommentsAndShowsTheSame() throws Exception {
    for (byte[] jpeg :
        List.of(
            joined(picture("jpg"), bytes(SCRIPT)),
            joined(picture("jpg"), HostileFiles.zip("a.class", PDF)),
            HostileFiles.jpegWith(0xFE, SCRIPT),
            HostileFiles.jpegWith(0xE1, "Exif\0\0" + SCRIPT),
            HostileFiles.jpegWith(0xE1, "http://ns.adobe.com/xap/1.0/\0" + SCRIPT))) {
      assertThat(FileCheck.read("a.jpg", new ByteArrayInputStream(jpeg)).bytes())
          .isEqualTo(picture("jpg"));
    }
    for (byte[] png :
        List.of(joined(picture("png"), bytes(SCRIPT)), HostileFiles.pngWith("x\0" + SCRIPT))) {
      CheckedFile kept = FileCheck.read("a.png", new ByteArrayInputStream(png));
      assertThat(kept.bytes()).isEqualTo(picture("png"));
      assertThat(kept.receivedSha256()).isEqualTo(Sha256.of(png)).isNotEqualTo(kept.sha256());
      assertThat(ImageIO.read(new ByteArrayInputStream(kept.bytes())).getRGB(3, 4))
          .isEqualTo(0xFFFF0000);
    }
  }

  @Test
  void whatACameraNotesStaysWithThePicture() {
    byte[] jpeg = HostileFiles.jpegWith(0xE1, "Exif\0\0II*\0 taken on a Monday");
    assertThat(FileCheck.read("a.jpg", new ByteArrayInputStream(jpeg)).bytes()).isEqualTo(jpeg);
  }

  @Test
  void aMailIsKeptAsItIsWithTheHtmlInIt() {
    String mail = "From: a@b.example\r\nSubject: Broken\r\n folded\r\n\r\n" + SCRIPT;
    assertThat(read("mail.html", bytes(mail)))
        .returns("message/rfc822", CheckedFile::mediaType)
        .returns("mail.html.eml", CheckedFile::fileName);
  }

  static List<Arguments> names() {
    return List.of(
        Arguments.of("../../../etc/passwd", "passwd.txt"),
        Arguments.of("C:\\Windows\\win.ini", "win.ini.txt"),
        Arguments.of("a\0.txt", "a.txt"),
        Arguments.of("\u202Etxt.exe", "txt.exe.txt"),
        Arguments.of("\uFEFF\u200B", "attachment.txt"),
        Arguments.of("a\r\nSet-Cookie: x.txt", "a Set-Cookie_ x.txt"),
        Arguments.of(".htaccess", "htaccess.txt"),
        Arguments.of("<img src=x>.txt", "_img src=x_.txt"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void namesAreHarmless(String name, String kept) {
    assertThat(read(name, bytes("It was broken")).fileName()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"x", "\uD83D\uDE00", "\uD83D"})
  void aNameOfAThousandCharactersIsShortenedWithoutBreakingOne(String character) {
    assertThat(read(character.repeat(1_000) + ".txt", bytes("It was broken")).fileName())
        .endsWith("txt")
        .hasSizeLessThanOrEqualTo(120)
        .satisfies(name -> assertThat(name.codePoints()).noneMatch(c -> c >= 0xD800 && c < 0xE000));
  }

  @Test
  void notAByteMoreThanNeededIsReadOfAFileThatIsTooLarge() {
    AtomicLong read = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read.incrementAndGet();
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            java.util.Arrays.fill(into, from, from + length, (byte) 'x');
            read.addAndGet(length);
            return length;
          }
        };
    assertThatThrownBy(() -> FileCheck.read("a.txt", endless))
        .hasMessageContaining("larger than 10 MB. Make it smaller");
    assertThat(read.get()).isEqualTo(FileCheck.MOST_BYTES + 1);
  }

  private static CheckedFile read(String name, byte[] content) {
    return FileCheck.read(name, new ByteArrayInputStream(content));
  }
}
