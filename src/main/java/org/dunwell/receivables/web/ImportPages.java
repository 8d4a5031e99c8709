package org.dunwell.receivables.web;

import java.io.IOException;
import java.security.Principal;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.ImportKinds;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.undo.Undo;
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

/** Files into the ledger, by hand: upload, watch, read the report. */
@Controller
@RequestMapping("/imports")
class ImportPages {

  private static final int RUNS = 50;
  private static final int PROBLEMS = 100;

  private final Imports imports;
  private final ImportKinds kinds;
  private final Undo undo;

  ImportPages(Imports imports, ImportKinds kinds, Undo undo) {
    this.imports = imports;
    this.kinds = kinds;
    this.undo = undo;
  }

  @GetMapping
  String list(@RequestParam(required = false) Long after, Model model) {
    var runs = imports.list(null, after, RUNS);
    model.addAttribute("runs", runs);
    model.addAttribute("next", runs.size() < RUNS ? null : runs.get(RUNS - 1).id());
    model.addAttribute("kinds", kinds.offered());
    return "receivables/imports";
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String submit(
      @RequestParam String kind,
      @RequestParam(defaultValue = "false") boolean dryRun,
      MultipartHttpServletRequest request,
      Principal user,
      RedirectAttributes next)
      throws IOException {
    try {
      kinds.checkOffered(kind);
      return "redirect:/imports/" + ImportResource.submit(imports, kind, dryRun, request, user);
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/imports";
    }
  }

  @GetMapping("/{id}")
  String report(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Model model) {
    ImportRun run = imports.byId(id);
    long from = Math.max(0, after);
    long total = imports.countProblems(id);
    model.addAttribute("run", run);
    model.addAttribute("undo", undo.run(id));
    model.addAttribute("problems", imports.problems(id, from, PROBLEMS));
    model.addAttribute("problemsTotal", total);
    model.addAttribute("next", from + PROBLEMS < total ? from + PROBLEMS : null);
    return "receivables/import";
  }

  @PostMapping("/{id}/answer")
  String answer(@PathVariable long id, @RequestParam String answer, RedirectAttributes next) {
    try {
      imports.answer(id, answer);
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/imports/" + id;
  }

  @PostMapping("/{id}/cancel")
  String cancel(@PathVariable long id, Principal user, RedirectAttributes next) {
    try {
      imports.cancel(id, user.getName());
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/imports/" + id;
  }
}
