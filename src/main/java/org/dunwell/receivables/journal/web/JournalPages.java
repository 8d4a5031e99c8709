package org.dunwell.receivables.journal.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.web.Downloads;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.receivables.journal.JournalBatch;
import org.dunwell.receivables.journal.JournalBatches;
import org.dunwell.receivables.journal.JournalBooks;
import org.dunwell.receivables.journal.JournalTotal;
import org.dunwell.receivables.journal.RefusedEntries;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What has left for the ERP and what became of it. */
@Controller
@RequestMapping("/journal")
class JournalPages {

  private static final int SHOWN = 50;
  private static final String HERE = "/journal";

  private final JournalBatches batches;
  private final JournalBooks books;
  private final RefusedEntries refused;

  JournalPages(JournalBatches batches, JournalBooks books, RefusedEntries refused) {
    this.batches = batches;
    this.books = books;
    this.refused = refused;
  }

  @GetMapping
  ModelAndView list() {
    List<JournalBatch> shown = batches.list(new JournalBatches.Wanted(null, null, null, SHOWN));
    Map<String, List<JournalTotal>> totals =
        batches.totals(shown).stream().collect(Collectors.groupingBy(JournalTotal::batch));
    return new ModelAndView(
        "receivables/journal",
        Map.of(
            "batches", shown,
            "total", batches.count(new JournalBatches.Wanted(null, null, null, SHOWN)),
            "totals", totals,
            "waiting", batches.waiting(),
            "refusals", refused.waiting(),
            "books", books.all()));
  }

  @PostMapping("/batches")
  ModelAndView close(@RequestParam String sellingEntity, Principal by, RedirectAttributes flash) {
    String said =
        batches
            .close(sellingEntity, by.getName())
            .map(batch -> "Batch %s is closed and on its way.".formatted(batch.name()))
            .orElse("Nothing waits for the ERP of %s.".formatted(sellingEntity));
    return FormAnswers.done(HERE, said, flash);
  }

  @PostMapping("/entries/{id}/again")
  ModelAndView again(@PathVariable long id, Principal by, RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> refused.again(id, by.getName()), HERE, "It goes into the next batch.", flash);
  }

  @PostMapping("/entries/{id}/back")
  ModelAndView takeBack(@PathVariable long id, Principal by, RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> refused.takeBack(id, by.getName()),
        HERE,
        "It is taken back; what it closed is open again.",
        flash);
  }

  @GetMapping("/batches/{name}.csv")
  ResponseEntity<byte[]> spreadsheet(@PathVariable String name) {
    JournalBatch batch = batches.byName(name);
    return Downloads.of(
        batch.name() + ".csv", "text/csv;charset=UTF-8", batches.spreadsheet(batch));
  }

  @GetMapping("/batches/{name}.json")
  ResponseEntity<byte[]> json(@PathVariable String name) {
    JournalBatch batch = batches.byName(name);
    return Downloads.of(
        batch.name() + ".json", MediaType.APPLICATION_JSON_VALUE, batches.json(batch));
  }
}
