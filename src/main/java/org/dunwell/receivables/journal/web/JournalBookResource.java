package org.dunwell.receivables.journal.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.journal.JournalBook;
import org.dunwell.receivables.journal.JournalBooks;
import org.dunwell.receivables.journal.JournalSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How each selling entity's ERP wants its journal. */
@RestController
@RequestMapping("/api/journal/books")
@Tag(name = "Journal")
class JournalBookResource {

  private final JournalBooks books;

  JournalBookResource(JournalBooks books) {
    this.books = books;
  }

  @GetMapping
  @Operation(summary = "The journal books of all selling entities")
  Listing<JournalBook> list() {
    List<JournalBook> all = books.all();
    return new Listing<>(all, all.size(), null);
  }

  @PutMapping("/{sellingEntity}")
  @Operation(summary = "Change a book; what is absent gets its default")
  JournalBook change(@PathVariable String sellingEntity, @RequestBody JournalSettings settings) {
    return books.change(sellingEntity, settings);
  }

  @PostMapping("/{sellingEntity}/secret")
  @Operation(summary = "A fresh secret for signed webhooks, shown this once")
  Map<String, String> secret(@PathVariable String sellingEntity) {
    return Map.of("secret", books.freshSecret(sellingEntity));
  }
}
