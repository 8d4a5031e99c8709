package org.dunwell.contact.letters.web;

import java.io.OutputStream;
import java.security.Principal;
import org.dunwell.contact.letters.Documents;
import org.dunwell.contact.letters.LetterRun;
import org.dunwell.contact.letters.LetterRuns;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters for the post: what waits, what was printed, and what came back. */
@Controller
@RequestMapping("/letters")
class LetterPages {

  private static final int RUNS = 50;

  private final LetterRuns runs;
  private final Documents documents;

  LetterPages(LetterRuns runs, Documents documents) {
    this.runs = runs;
    this.documents = documents;
  }

  @GetMapping
  String list(@RequestParam(required = false) Long before, Model model) {
    var page = runs.list(before, RUNS);
    model.addAttribute("waiting", runs.waiting());
    model.addAttribute("letters", runs.waitingLetters());
    model.addAttribute("runs", page);
    model.addAttribute("next", page.size() < RUNS ? null : page.get(RUNS - 1).id());
    return "contact/letters";
  }

  @PostMapping("/runs")
  String begin(@RequestParam long entity, Principal user, RedirectAttributes next) {
    return runs.begin(entity, user.getName())
        .map(run -> "redirect:/letters/runs/" + run)
        .orElseGet(
            () -> {
              next.addFlashAttribute("refused", "Nothing waits, or a run is printing already.");
              return "redirect:/letters";
            });
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable long id, Model model) {
    model.addAttribute("run", runs.byId(id));
    model.addAttribute("letters", runs.letters(id));
    return "contact/letter-run";
  }

  @GetMapping("/runs/{id}.pdf")
  ResponseEntity<StreamingResponseBody> print(@PathVariable long id) {
    LetterRun run = runs.byId(id);
    if (!run.isMade()) {
      throw new NotThere("made letter run", Long.toString(id));
    }
    return pdf("letter-run-" + id).body((OutputStream out) -> documents.run(id, out));
  }

  @GetMapping("/{message}.pdf")
  ResponseEntity<byte[]> letter(@PathVariable long message) {
    return pdf("letter-" + message).body(documents.letter(message));
  }

  @PostMapping("/{message}/came-back")
  String cameBack(
      @PathVariable long message, @RequestParam long run, Principal user, RedirectAttributes next) {
    try {
      runs.cameBack(message, user.getName());
      next.addFlashAttribute(
          "done", "Noted. The address is out of use, and a task asks for the right one.");
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/letters/runs/" + run;
  }

  private static ResponseEntity.BodyBuilder pdf(String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name + ".pdf").build().toString());
  }
}
