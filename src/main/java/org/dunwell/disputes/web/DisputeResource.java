package org.dunwell.disputes.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.disputes.Course;
import org.dunwell.disputes.Courses;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.disputes.evidence.Evidence;
import org.dunwell.disputes.evidence.EvidenceFile;
import org.dunwell.disputes.evidence.web.Uploads;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Disputes over REST. */
@RestController
@RequestMapping("/api/disputes")
@Tag(name = "Disputes")
class DisputeResource {

  private static final Set<String> STATES = Set.of("open", "ended", "all");

  /** The most disputes one page holds. */
  private static final int PAGE = 1_000;

  /**
   * A dispute with everything that belongs to it.
   *
   * @param course who works on it and until when
   */
  record Whole(
      @JsonUnwrapped Dispute dispute,
      Course course,
      List<NewDispute.Line> lines,
      List<EvidenceFile> files) {}

  /** Why a dispute is withdrawn, in 1 to 2,000 characters. */
  record Withdrawal(String reason) {}

  private final Disputes disputes;
  private final Courses courses;
  private final Evidence evidence;
  private final DisputesByProgram programs;

  DisputeResource(
      Disputes disputes, Courses courses, Evidence evidence, DisputesByProgram programs) {
    this.disputes = disputes;
    this.courses = courses;
    this.evidence = evidence;
    this.programs = programs;
  }

  @GetMapping
  @Operation(summary = "Disputes, newest first; state is open, ended or all")
  Listing<Dispute> list(
      @RequestParam(defaultValue = "all") String state,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = "100") int limit) {
    if (!STATES.contains(state)) {
      throw new BrokenRule(
          "state is '%s'; it must be one of %s."
              .formatted(state, STATES.stream().sorted().toList()));
    }
    if (limit < 1 || limit > PAGE) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, PAGE));
    }
    String wanted = state.equals("all") ? null : state;
    List<Dispute> page = disputes.list(wanted, after, limit);
    String next =
        page.size() < limit
            ? null
            : "/api/disputes?state=%s&limit=%d&after=%d"
                .formatted(state, limit, page.get(page.size() - 1).id());
    return new Listing<>(page, disputes.count(wanted), next);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A dispute, who works on it until when, its lines and files")
  Whole one(@PathVariable long id) {
    return new Whole(disputes.byId(id), courses.of(id), disputes.lines(id), evidence.of(id));
  }

  @PostMapping
  @Operation(
      summary = "Raise a dispute; answers 201, or 200 with the dispute when the key is known")
  ResponseEntity<Dispute> raise(@RequestBody DisputesByProgram.Said said, Principal user) {
    Optional<Dispute> known = programs.known(said);
    Dispute dispute = known.orElseGet(() -> programs.raise(said, user.getName()));
    return ResponseEntity.status(known.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
        .location(URI.create("/api/disputes/" + dispute.id()))
        .body(dispute);
  }

  @PostMapping(path = "/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Add files (multipart: file, once or several times); answers all there are")
  ResponseEntity<List<EvidenceFile>> add(
      @PathVariable long id,
      @RequestPart(name = "file", required = false) List<MultipartFile> file,
      Principal user)
      throws IOException {
    disputes.byId(id);
    List<CheckedFile> files = Uploads.read(file);
    if (files.isEmpty()) {
      throw new BrokenRule("The part \"file\" is missing: add at least one file.");
    }
    evidence.addAll(List.of(id), files, "api", user.getName());
    return ResponseEntity.status(HttpStatus.CREATED).body(evidence.of(id));
  }

  @PostMapping("/{id}/withdraw")
  @Operation(summary = "The customer takes it back, or it was raised in error")
  Dispute withdraw(@PathVariable long id, @RequestBody Withdrawal withdrawal, Principal user) {
    courses.checkMayHandle(id, user.getName());
    disputes.withdraw(id, withdrawal.reason(), user.getName());
    return disputes.byId(id);
  }
}
