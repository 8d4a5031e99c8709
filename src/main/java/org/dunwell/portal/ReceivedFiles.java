package org.dunwell.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dunwell.contact.templates.Words;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.disputes.evidence.FileCheck;
import org.dunwell.disputes.evidence.FileNotAccepted;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.files.FileName;
import org.dunwell.platform.web.UploadLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartFile;

/** Files that come with a form: told by content, cut to what they claim to be, or refused. */
@Configuration(proxyBeanMethods = false)
class ReceivedFiles {

  /** Enough for photos and papers; more goes into a ZIP. */
  static final int MOST_FILES = 5;

  private static final long MOST_AT_ONCE = 60L << 20;

  private static final Set<String> DOCUMENTS = Set.of("application/pdf", "image/png", "image/jpeg");

  private static final String WORDS =
      "Send up to %d files, together up to %d MB.".formatted(MOST_FILES, MOST_AT_ONCE >> 20);

  @Bean
  UploadLimit portalDisputeUploads() {
    return new UploadLimit("/pay/{token}/dispute", MOST_AT_ONCE, WORDS);
  }

  @Bean
  UploadLimit portalProofUploads() {
    return new UploadLimit("/pay/{token}/said-paid", MOST_AT_ONCE, WORDS);
  }

  @Bean
  UploadLimit portalApplicationUploads() {
    return new UploadLimit("/apply", MOST_AT_ONCE, WORDS);
  }

  @Bean
  UploadLimit portalApplicantUploads() {
    return new UploadLimit("/apply/{token}/more", MOST_AT_ONCE, WORDS);
  }

  @Bean
  UploadLimit portalLimitUploads() {
    return new UploadLimit("/pay/{token}/limit", MOST_AT_ONCE, WORDS);
  }

  /** How large all that is sent at once may be, in MB. */
  static long mostMegabytesTogether() {
    return MOST_AT_ONCE >> 20;
  }

  /** How large one may be, in MB. */
  static int mostMegabytes() {
    return FileCheck.MOST_BYTES >> 20;
  }

  /**
   * Looks into the files of a form; a field that was left empty is none.
   *
   * @param files may be null
   * @throws Refused in the customer's words when one of them may not be kept
   */
  static List<CheckedFile> read(List<MultipartFile> files, int most, Words words) {
    List<MultipartFile> chosen =
        files == null ? List.of() : files.stream().filter(ReceivedFiles::isThere).toList();
    if (chosen.size() > most) {
      throw new Refused(words.of("portal.files.many", most));
    }
    List<CheckedFile> checked = new ArrayList<>();
    for (MultipartFile file : chosen) {
      try (InputStream content = file.getInputStream()) {
        checked.add(FileCheck.read(file.getOriginalFilename(), content));
      } catch (FileNotAccepted refused) {
        throw new Refused(
            words.of("portal.files.refused", FileName.safe(file.getOriginalFilename())));
      } catch (IOException broken) {
        throw new BrokenRule("A file did not arrive in one piece");
      }
    }
    return checked;
  }

  /**
   * As {@link #read}, and nothing but papers and pictures.
   *
   * @throws Refused in the words of whoever sent them
   */
  static List<CheckedFile> documents(List<MultipartFile> files, int most, Words words) {
    List<CheckedFile> checked = read(files, most, words);
    for (CheckedFile file : checked) {
      if (!DOCUMENTS.contains(file.mediaType())) {
        throw new Refused(words.of("apply.files.kind", file.fileName()));
      }
    }
    return checked;
  }

  private static boolean isThere(MultipartFile file) {
    String name = file.getOriginalFilename();
    return !file.isEmpty() || name != null && !name.isBlank();
  }
}
