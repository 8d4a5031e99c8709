package org.dunwell.platform.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.UploadLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Changed tables, by program; for credit managers. */
@RestController
@RequestMapping("/api/rules")
@Tag(name = "Rules")
class RuleUploadResource {

  /**
   * What became of an upload.
   *
   * @param live whether it decides now; false for a dry run
   * @param examples how many examples it was asked
   * @param rowsWithoutExample ids of rows that none of them reaches
   */
  record Report(
      String id, String version, boolean live, int examples, List<String> rowsWithoutExample) {}

  /** So that more is refused before any of it is read. */
  @Configuration(proxyBeanMethods = false)
  static class Limits {

    private static final long ROOM_FOR_HEADERS = 10_000;

    @Bean
    UploadLimit rulesUploadLimit() {
      return new UploadLimit(
          "/api/rules/{*path}",
          RuleGate.MOST_BYTES + RuleGate.MOST_EXAMPLE_BYTES + ROOM_FOR_HEADERS,
          "A table has at most %,d bytes, its examples %,d."
              .formatted(RuleGate.MOST_BYTES, RuleGate.MOST_EXAMPLE_BYTES));
    }
  }

  private final RuleUploads uploads;

  RuleUploadResource(RuleUploads uploads) {
    this.uploads = uploads;
  }

  @Operation(
      summary = "Check a changed table and put it live (multipart: model, examples, note)",
      description =
          """
          The table is refused with findings[] (where, what, mend) unless it is a table and nothing \
          else, has the name, inputs and columns of the shipped one, no gap and no contradiction, \
          and its examples hold. dryRun=true only checks. note says why and stays with the version. \
          replaces names the version it was made from: if another one is live by then, it is \
          refused. Cases choose by the new table at their next look.""")
  @PostMapping(path = "/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Report> upload(
      @PathVariable String id,
      @RequestParam(required = false) MultipartFile model,
      @RequestParam(required = false) MultipartFile examples,
      @RequestParam(required = false) String note,
      @RequestParam(required = false) String replaces,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal user)
      throws IOException {
    if (model == null || model.isEmpty()) {
      throw new BrokenRule("The part \"model\" is missing or empty: choose the .dmn to upload.");
    }
    byte[] asked = examples == null || examples.isEmpty() ? null : examples.getBytes();
    var upload = new RuleUploads.Upload(id, model.getBytes(), asked, note, replaces);
    if (dryRun) {
      return ResponseEntity.ok(report(uploads.check(upload), false));
    }
    Report report = report(uploads.goLive(upload, user.getName()), true);
    return ResponseEntity.created(
            URI.create("/api/rules/%s/versions/%s".formatted(id, report.version())))
        .body(report);
  }

  @Operation(summary = "Put a version live that was live before")
  @PostMapping("/{id}/versions/{version}/live")
  ResponseEntity<Void> goBack(
      @PathVariable String id,
      @PathVariable String version,
      @RequestParam(required = false) String note,
      Principal user) {
    uploads.goBack(id, version, note, user.getName());
    return ResponseEntity.noContent().build();
  }

  private static Report report(RuleGate.Passed passed, boolean live) {
    return new Report(
        passed.model().id(), passed.model().version(), live, passed.count(), passed.unreached());
  }
}
