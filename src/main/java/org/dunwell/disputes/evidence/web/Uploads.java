package org.dunwell.disputes.evidence.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.disputes.evidence.Evidence;
import org.dunwell.disputes.evidence.FileCheck;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.UploadLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartFile;

/** Files as forms and programs send them with a request. */
@Configuration(proxyBeanMethods = false)
public class Uploads {

  /** Four of the largest, or twenty photos of the usual size. */
  private static final int MOST_TOGETHER = 4 * FileCheck.MOST_BYTES;

  /** With the other fields and what is around them. */
  private static final long MOST_AT_ONCE = MOST_TOGETHER + 1_024L * 1_024;

  private static final String WORDS =
      "Files may have %d MB each and %d MB together. Send them one after the other, or make them smaller."
          .formatted(FileCheck.MOST_BYTES >> 20, MOST_TOGETHER >> 20);

  @Bean
  UploadLimit evidenceOnPages() {
    return new UploadLimit("/disputes/{id}/evidence", MOST_AT_ONCE, WORDS);
  }

  @Bean
  UploadLimit evidenceWithNewDisputes() {
    return new UploadLimit("/customers/{number}/disputes", MOST_AT_ONCE, WORDS);
  }

  @Bean
  UploadLimit evidenceByPrograms() {
    return new UploadLimit("/api/disputes/{id}/evidence", MOST_AT_ONCE, WORDS);
  }

  /**
   * Looks into the files of a form; a field that was left empty is none.
   *
   * @param files may be null
   * @throws BrokenRule when one of them may not be kept, or they are too many
   */
  public static List<CheckedFile> read(List<MultipartFile> files) throws IOException {
    List<MultipartFile> chosen =
        files == null
            ? List.of()
            : files.stream().filter(file -> !file.isEmpty() || named(file)).toList();
    if (chosen.size() > Evidence.MOST_FILES) {
      throw new BrokenRule(
          "Choose %d files at most, or put them into one ZIP.".formatted(Evidence.MOST_FILES));
    }
    List<CheckedFile> checked = new ArrayList<>();
    for (MultipartFile file : chosen) {
      try (InputStream content = file.getInputStream()) {
        checked.add(FileCheck.read(file.getOriginalFilename(), content));
      }
    }
    return checked;
  }

  private static boolean named(MultipartFile file) {
    return file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank();
  }
}
