package org.dunwell.receivables.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.ImportKinds;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.RejectedRows;
import org.dunwell.receivables.imports.Upload;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Files into the ledger, by program. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports")
class ImportResource {

  private static final int MAX_PAGE = 200;

  /** Problems one answer carries; more are asked for with {@code errorsAfter}. */
  private static final int MAX_ERRORS = 1_000;

  /** In bytes: it is a page of text, and is read into memory as a whole. */
  private static final int LARGEST_MAPPING = 400_000;

  /** One thing wrong with one row. */
  record RowError(long line, String column, String value, String problem, String mend) {
    static RowError of(Problem problem) {
      return new RowError(
          problem.line(), problem.field(), problem.value(), problem.problem(), problem.mend());
    }
  }

  /**
   * A run as it stands.
   *
   * @param state waiting, running, asking, done, failed, cancelled, undoing or undone
   * @param errorsTotal problems kept, at most 10,000; {@code rejected} counts all rows
   */
  record Report(
      long id,
      String kind,
      String file,
      boolean dryRun,
      String state,
      String question,
      String failure,
      long rows,
      long accepted,
      long unchanged,
      long rejected,
      Progress progress,
      List<RowError> errors,
      long errorsTotal,
      String startedBy,
      Instant createdAt,
      Instant endedAt,
      String endedBy) {}

  /**
   * How far it is.
   *
   * @param bytes of the file as it came that are read
   * @param secondsLeft at the pace so far; null when it has ended or nobody can tell yet
   */
  record Progress(long bytes, long bytesTotal, int percent, long rowsPerSecond, Long secondsLeft) {
    static Progress of(ImportRun run) {
      return new Progress(
          run.bytesRead(), run.bytesTotal(), run.percent(), run.rowsPerSecond(), run.secondsLeft());
    }
  }

  /** What a kind of import takes. */
  record Kind(String name, List<Field> fields) {}

  /**
   * The answer to a question.
   *
   * @param answer yes or no
   */
  record Answer(String answer) {}

  private final Imports imports;
  private final ImportKinds kinds;
  private final RejectedRows rejectedRows;

  ImportResource(Imports imports, ImportKinds kinds, RejectedRows rejectedRows) {
    this.imports = imports;
    this.kinds = kinds;
    this.rejectedRows = rejectedRows;
  }

  @Operation(summary = "Import a file (multipart: file, and mapping as file or text)")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Report> submit(
      @RequestParam String kind,
      @RequestParam(defaultValue = "false") boolean dryRun,
      MultipartHttpServletRequest request,
      Principal user)
      throws IOException {
    kinds.checkOffered(kind);
    long id = submit(imports, kind, dryRun, request, user);
    return ResponseEntity.accepted()
        .location(URI.create("/api/imports/" + id))
        .body(report(imports.byId(id), 0, 0));
  }

  static long submit(
      Imports imports,
      String kind,
      boolean dryRun,
      MultipartHttpServletRequest request,
      Principal user)
      throws IOException {
    MultipartFile file = request.getFile("file");
    if (file == null || file.isEmpty()) {
      throw new BrokenRule("The part \"file\" is missing or empty: choose the file to import.");
    }
    String name = file.getOriginalFilename();
    return imports.submit(
        new Upload(
            kind,
            name == null || name.isBlank() ? "upload" : name,
            file.getInputStream(),
            mapping(request),
            dryRun,
            user == null ? "system" : user.getName()));
  }

  private static String mapping(MultipartHttpServletRequest request) throws IOException {
    MultipartFile part = request.getFile("mapping");
    if (part != null && part.getSize() > LARGEST_MAPPING) {
      throw new BrokenRule("The mapping is too large. Is it the data file?");
    }
    return part != null && !part.isEmpty()
        ? new String(part.getBytes(), StandardCharsets.UTF_8)
        : request.getParameter("mapping");
  }

  @Operation(summary = "How far an import is, or how it ended")
  @GetMapping("/{id}")
  Report byId(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") long errorsAfter,
      @RequestParam(defaultValue = "200") int errors) {
    return report(
        imports.byId(id), Math.max(0, errorsAfter), Math.max(0, Math.min(errors, MAX_ERRORS)));
  }

  @Operation(summary = "Imports, newest first")
  @GetMapping
  Listing<Report> list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.max(1, Math.min(limit, MAX_PAGE));
    List<ImportRun> runs = imports.list(state, after, size);
    String next =
        runs.size() < size
            ? null
            : "/api/imports?limit=%d&after=%d%s"
                .formatted(size, runs.get(size - 1).id(), state == null ? "" : "&state=" + state);
    return new Listing<>(
        runs.stream().map(run -> report(run, 0, 0)).toList(), imports.count(state), next);
  }

  @Operation(summary = "The rejected rows with what is wrong, to be mended and imported again")
  @GetMapping(value = "/{id}/rejected.csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<String> rejected(@PathVariable long id) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"import-%d-rejected.csv\"".formatted(id))
        .body(rejectedRows.csv(id));
  }

  @Operation(summary = "Answer what an import asks: yes or no")
  @PostMapping("/{id}/answer")
  Report answer(@PathVariable long id, @RequestBody Answer answer) {
    imports.answer(id, answer.answer());
    return report(imports.byId(id), 0, 0);
  }

  @Operation(summary = "Stop an import between two chunks; what was taken stays")
  @PostMapping("/{id}/cancel")
  Report cancel(@PathVariable long id, Principal user) {
    imports.cancel(id, user.getName());
    return report(imports.byId(id), 0, 0);
  }

  @Operation(summary = "The kinds of import with their fields and the headers that are recognised")
  @GetMapping("/kinds")
  Listing<Kind> kinds() {
    List<Kind> all =
        kinds.all().stream().map(kind -> new Kind(kind.name(), kind.fields())).toList();
    return new Listing<>(all, all.size(), null);
  }

  private Report report(ImportRun run, long after, int limit) {
    return new Report(
        run.id(),
        run.kind(),
        run.fileName(),
        run.dryRun(),
        run.state(),
        run.question(),
        run.failure(),
        run.rows(),
        run.accepted(),
        run.unchanged(),
        run.rejected(),
        Progress.of(run),
        imports.problems(run.id(), after, limit).stream().map(RowError::of).toList(),
        imports.countProblems(run.id()),
        run.startedBy(),
        run.createdAt(),
        run.endedAt(),
        run.endedBy());
  }
}
