package org.dunwell.collections.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FileArchiveTest {

  private final FileArchive archive =
      new FileArchive(new ByteArrayOutputStream(), Instant.parse("2026-03-02T09:00:00Z"));

  @Test
  void whatSomebodyOutsideCallsAFileLeavesItsFolderNeverAndMeansNothingToAnySystem()
      throws IOException {
    assertThat(add("../../etc/passwd")).isEqualTo("attachments/_.._etc_passwd");
    assertThat(add("C:\\Windows\\a.exe")).isEqualTo("attachments/C__Windows_a.exe");
    assertThat(add("a\u202Egpj.exe\0")).isEqualTo("attachments/agpj.exe");
    assertThat(add("")).isEqualTo("attachments/attachment");
  }

  @Test
  void noTwoHaveTheSameNameNotEvenWhereCaseDoesNotCount() throws IOException {
    assertThat(add("scan.pdf")).isEqualTo("attachments/scan.pdf");
    assertThat(add("SCAN.pdf")).isEqualTo("attachments/SCAN-2.pdf");
    assertThat(add("scan.pdf")).isEqualTo("attachments/scan-3.pdf");
  }

  private String add(String name) throws IOException {
    return archive.add("attachments/", name, new byte[] {1});
  }
}
