package org.dunwell.replay.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.time.StillWalking;
import org.dunwell.replay.LedgerNotEmpty;
import org.dunwell.replay.ReplayReport;
import org.dunwell.replay.Replays;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The door of the replay: a page for people, JSON for scripts, under the same addresses. */
@Controller
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
@RequestMapping("/sandbox/replay")
@Tag(name = "sandbox")
class ReplayController {

  private static final String SHIPPED = "samples/late-payment-histories.mapping.yaml";

  /** A mapping is a page of text. */
  private static final long LONGEST_MAPPING = 100_000;

  private final Replays replays;

  ReplayController(Replays replays) {
    this.replays = replays;
  }

  @Operation(summary = "Live a past ledger, day by day, on an emptied sandbox")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseBody
  ResponseEntity<ReplayReport> begin(
      @RequestParam(defaultValue = "false") boolean promises,
      @RequestParam(defaultValue = "false") boolean reset,
      MultipartHttpServletRequest request,
      Principal user)
      throws IOException {
    long id = order(promises, reset, request, user);
    return ResponseEntity.accepted()
        .location(URI.create("/sandbox/replay/" + id))
        .body(replays.report(id));
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.TEXT_HTML_VALUE)
  String beginOnPage(
      @RequestParam(defaultValue = "false") boolean promises,
      @RequestParam(defaultValue = "false") boolean reset,
      MultipartHttpServletRequest request,
      Principal user,
      RedirectAttributes next)
      throws IOException {
    try {
      order(promises, reset, request, user);
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/sandbox/replay";
  }

  private long order(
      boolean promises, boolean reset, MultipartHttpServletRequest request, Principal user)
      throws IOException {
    MultipartFile upload = request.getFile("file");
    if (upload == null || upload.isEmpty()) {
      throw new BrokenRule("The part \"file\" is missing: choose the ledger's CSV file.");
    }
    Path copy = Files.createTempFile("replay", ".csv");
    try {
      upload.transferTo(copy);
      return replays.begin(
          new Replays.Order(
              copy,
              upload.getOriginalFilename(),
              mapping(request),
              promises,
              reset,
              user.getName()));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** As a file or as text; else the shipped one for the public late payment histories. */
  private static String mapping(MultipartHttpServletRequest request) throws IOException {
    MultipartFile part = request.getFile("mapping");
    if (part != null && !part.isEmpty()) {
      if (part.getSize() > LONGEST_MAPPING) {
        throw new BrokenRule("The mapping is too long. Is it the data file?");
      }
      return new String(part.getBytes(), StandardCharsets.UTF_8);
    }
    String text = request.getParameter("mapping");
    if (text != null && !text.isBlank()) {
      return text;
    }
    try (InputStream shipped = new ClassPathResource(SHIPPED).getInputStream()) {
      return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Operation(summary = "How far a replay is, or how it ended")
  @GetMapping("/{id}")
  @ResponseBody
  ReplayReport report(@PathVariable long id) {
    return replays.report(id);
  }

  @Operation(summary = "The latest replay")
  @GetMapping
  @ResponseBody
  ReplayReport latest() {
    return replays.latest().orElseThrow(() -> new NotThere("replay", "yet"));
  }

  @GetMapping(
      path = {"", "/{id}"},
      produces = MediaType.TEXT_HTML_VALUE)
  String page(@PathVariable Optional<Long> id, Model model) {
    Optional<ReplayReport> report = id.isPresent() ? id.map(replays::report) : replays.latest();
    report.ifPresent(r -> model.addAttribute("report", r));
    return "replay/replay";
  }

  /** Not wrong, only not now: another history stands or passes there. */
  @ExceptionHandler({LedgerNotEmpty.class, StillWalking.class})
  ResponseEntity<ProblemDetail> notNow(BrokenRule refused) {
    return ResponseEntity.of(
            ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refused.getMessage()))
        .build();
  }
}
