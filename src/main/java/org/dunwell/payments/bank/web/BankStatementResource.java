package org.dunwell.payments.bank.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.dunwell.payments.bank.BankStatements;
import org.dunwell.payments.bank.StatementFileSeen;
import org.dunwell.payments.bank.StatementLine;
import org.dunwell.payments.bank.StatementSeen;
import org.dunwell.platform.web.Listing;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Bank statements, by program. */
@RestController
@RequestMapping("/api/bank-statements")
@Tag(name = "Bank statements")
class BankStatementResource {

  private static final int MOST = 500;

  /**
   * A file with the first of its statements.
   *
   * @param next the path that answers the following statements
   */
  record Report(StatementFileSeen file, List<StatementSeen> statements, String next) {}

  private final BankStatements statements;

  BankStatementResource(BankStatements statements) {
    this.statements = statements;
  }

  @Operation(summary = "Send a bank's file (multipart: file; for CSV a mapping as file or text)")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Report> submit(MultipartHttpServletRequest request, Principal user)
      throws IOException {
    long id = BankUpload.submit(statements, request, user);
    return ResponseEntity.accepted()
        .location(URI.create("/api/bank-statements/" + id))
        .body(report(id, 0, MOST));
  }

  @Operation(summary = "Files, newest first")
  @GetMapping
  Listing<StatementFileSeen> files(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = size(limit);
    List<StatementFileSeen> files = statements.files(state, after, size);
    String next =
        files.size() < size
            ? null
            : "/api/bank-statements?limit=%d&after=%d%s"
                .formatted(size, files.get(size - 1).id(), state == null ? "" : "&state=" + state);
    return new Listing<>(files, statements.countFiles(state), next);
  }

  private static int size(int limit) {
    return Math.max(1, Math.min(limit, MOST));
  }

  @Operation(summary = "How far a file is, what came of it, and its statements")
  @GetMapping("/{id}")
  Report file(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "50") int limit) {
    return report(id, after, size(limit));
  }

  private Report report(long id, int after, int limit) {
    StatementFileSeen file = statements.file(id);
    List<StatementSeen> some = statements.statements(id, after, limit);
    String next =
        some.size() < limit
            ? null
            : "/api/bank-statements/%d?limit=%d&after=%d"
                .formatted(id, limit, some.get(limit - 1).ordinal());
    return new Report(file, some, next);
  }

  @Operation(summary = "The lines that a statement brought, and what became of each")
  @GetMapping("/{id}/statements/{statement}/lines")
  Listing<StatementLine> lines(
      @PathVariable long id,
      @PathVariable long statement,
      @RequestParam(required = false) String state,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "50") int limit) {
    StatementSeen seen = statements.statement(statement);
    int size = size(limit);
    List<StatementLine> lines = statements.lines(statement, state, after, size);
    String next =
        lines.size() < size
            ? null
            : "/api/bank-statements/%d/statements/%d/lines?limit=%d&after=%d%s"
                .formatted(
                    id,
                    statement,
                    size,
                    lines.get(size - 1).id(),
                    state == null ? "" : "&state=" + state);
    return new Listing<>(lines, seen.kept(), next);
  }
}
