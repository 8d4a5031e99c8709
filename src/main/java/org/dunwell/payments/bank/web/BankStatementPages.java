package org.dunwell.payments.bank.web;

import java.io.IOException;
import java.security.Principal;
import org.dunwell.payments.bank.BankStatements;
import org.dunwell.payments.bank.Returns;
import org.dunwell.platform.BrokenRule;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bank statements by hand: upload, watch, see what became of each line. */
@Controller
@RequestMapping("/bank-statements")
class BankStatementPages {

  private static final int FILES = 50;
  private static final int STATEMENTS = 100;
  private static final int LINES = 100;
  private static final int RETURNS = 25;
  private static final String REFUSED = "refused";

  private final BankStatements statements;
  private final Returns returns;

  BankStatementPages(BankStatements statements, Returns returns) {
    this.statements = statements;
    this.returns = returns;
  }

  @GetMapping
  String files(@RequestParam(required = false) Long after, Model model) {
    var files = statements.files(null, after, FILES);
    model.addAttribute("files", files);
    model.addAttribute("older", files.size() < FILES ? null : files.get(FILES - 1).id());
    model.addAttribute("returns", statements.countReturnsWaiting());
    return "payments/bank-statements";
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String submit(MultipartHttpServletRequest request, Principal user, RedirectAttributes next)
      throws IOException {
    try {
      return "redirect:/bank-statements/" + BankUpload.submit(statements, request, user);
    } catch (BrokenRule refused) {
      next.addFlashAttribute(REFUSED, refused.getMessage());
      return "redirect:/bank-statements";
    }
  }

  @GetMapping("/{id}")
  String file(@PathVariable long id, @RequestParam(defaultValue = "0") int after, Model model) {
    model.addAttribute("file", statements.file(id));
    var some = statements.statements(id, after, STATEMENTS);
    model.addAttribute("statements", some);
    model.addAttribute(
        "further", some.size() < STATEMENTS ? null : some.get(STATEMENTS - 1).ordinal());
    return "payments/bank-file";
  }

  @GetMapping("/{id}/statements/{statement}")
  String statement(
      @PathVariable long id,
      @PathVariable long statement,
      @RequestParam(required = false) String state,
      @RequestParam(defaultValue = "0") long after,
      Model model) {
    String chosen = state == null || state.isBlank() ? null : state;
    var lines = statements.lines(statement, chosen, after, LINES);
    model.addAttribute("statement", statements.statement(statement));
    model.addAttribute("lines", lines);
    model.addAttribute("state", chosen);
    model.addAttribute("further", lines.size() < LINES ? null : lines.get(LINES - 1).id());
    return "payments/bank-statement";
  }

  /** Money that went back and waits for a person, with what it may be about. */
  @GetMapping("/returns")
  String returns(@RequestParam(defaultValue = "0") long after, Model model) {
    var lines = statements.returnsWaiting(after, RETURNS);
    model.addAttribute(
        "waiting",
        lines.stream().map(line -> new Waiting(line, returns.candidates(line.id()))).toList());
    model.addAttribute("further", lines.size() < RETURNS ? null : lines.get(RETURNS - 1).id());
    return "payments/bank-returns";
  }

  @PostMapping("/returns/{line}/accept")
  String accept(
      @PathVariable long line,
      @RequestParam long payment,
      Principal user,
      RedirectAttributes next) {
    return settled(() -> returns.accept(line, payment, user.getName()), next);
  }

  @PostMapping("/returns/{line}/ignore")
  String ignore(
      @PathVariable long line, @RequestParam String why, Principal user, RedirectAttributes next) {
    return settled(() -> returns.ignore(line, why, user.getName()), next);
  }

  private static String settled(Runnable action, RedirectAttributes next) {
    try {
      action.run();
    } catch (BrokenRule refused) {
      next.addFlashAttribute(REFUSED, refused.getMessage());
    }
    return "redirect:/bank-statements/returns";
  }
}
