package org.dunwell.receivables.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.stream.Collectors;
import org.dunwell.platform.files.SpreadsheetText;
import org.dunwell.receivables.undo.Undo;
import org.dunwell.receivables.undo.UndoPlan;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports taken back, by program. */
@RestController
@RequestMapping("/api/imports/{id}")
@Tag(name = "Imports")
class UndoResource {

  private final Undo undo;

  UndoResource(Undo undo) {
    this.undo = undo;
  }

  @Operation(
      summary = "Undo an import, or (dryRun) only say what would be undone and what is in the way",
      description = "202 when it will be undone, 409 with the reasons when something is in the way")
  @PostMapping("/undo")
  ResponseEntity<UndoPlan> undo(
      @PathVariable long id, @RequestParam(defaultValue = "false") boolean dryRun, Principal user) {
    if (dryRun) {
      return ResponseEntity.ok(undo.plan(id));
    }
    UndoPlan plan = undo.ask(id, user.getName());
    return plan.isFree()
        ? ResponseEntity.accepted().location(URI.create("/api/imports/" + id)).body(plan)
        : ResponseEntity.status(HttpStatus.CONFLICT).body(plan);
  }

  @Operation(summary = "What is in the way of undoing an import, row by row")
  @GetMapping(value = "/undo.csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<String> reasons(@PathVariable long id) {
    String file =
        undo.listed(id).stream()
            .map(line -> cell(line[0]) + "," + cell(line[1]) + "\r\n")
            .collect(Collectors.joining("", "\ufeffnumber,what is in the way\r\n", ""));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"import-%d-undo.csv\"".formatted(id))
        .body(file);
  }

  private static String cell(String text) {
    return '"' + SpreadsheetText.harmless(text).replace("\"", "\"\"") + '"';
  }
}
