package org.dunwell.collections.tomorrow.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.collections.PlannedStep;
import org.dunwell.collections.tomorrow.Tomorrow;
import org.dunwell.collections.tomorrow.TomorrowChanges;
import org.dunwell.collections.tomorrow.TomorrowLine;
import org.dunwell.collections.tomorrow.TomorrowRun;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who gets what tomorrow, over REST. */
@RestController
@Tag(name = "Tomorrow")
class TomorrowResource {

  /** An invoice in a letter. */
  record Item(long invoice, boolean asked, BigDecimal open, String currency) {}

  /** What is done for the customer, or why not, with the letter word for word. */
  record Step(
      Instant at,
      String step,
      String channel,
      String tone,
      long sellingEntity,
      String recipient,
      String subject,
      String text,
      List<Long> asked,
      List<Item> items,
      String whyNot,
      Instant until) {

    static Step of(PlannedStep step) {
      return new Step(
          step.at(),
          step.step(),
          step.channel(),
          step.tone(),
          step.sellingEntityId(),
          step.recipient(),
          step.letter() == null ? null : step.letter().subject(),
          step.letter() == null ? null : step.letter().text(),
          step.asked(),
          step.shown().stream()
              .map(
                  shown ->
                      new Item(
                          shown.invoiceId(),
                          step.asked().contains(shown.invoiceId()),
                          shown.open(),
                          shown.currency()))
              .toList(),
          step.whyNot(),
          step.until());
    }
  }

  /** A day to leave the customer alone until, and why. */
  record HoldWish(String until, String reason) {}

  /** An invoice, by its id. */
  record InvoiceWish(Long invoice) {}

  /**
   * Words for the letter of one selling entity.
   *
   * @param sellingEntity its code
   * @param place above or below the statement
   * @param version of the words they replace; absent or 0 when there were none
   */
  record WordsWish(String sellingEntity, String text, String place, Integer version) {}

  private final Tomorrow tomorrow;
  private final TomorrowChanges changes;
  private final Customers customers;
  private final SellingEntities entities;

  TomorrowResource(
      Tomorrow tomorrow, TomorrowChanges changes, Customers customers, SellingEntities entities) {
    this.tomorrow = tomorrow;
    this.changes = changes;
    this.customers = customers;
    this.entities = entities;
  }

  @GetMapping("/api/tomorrow")
  @Operation(
      summary = "What goes out tomorrow, and what does not and why",
      description =
          "As thought through last. Filters: view (mine, team, all), state (goes, not, all), step"
              + " (notice, reminder, call, escalation, hand-over, credit-hold, wait)"
              + ", channel (email, letter,"
              + " phone, desk, none), why (policy, hold, blocked, reply, left-out, other).")
  Listing<TomorrowLine> list(
      TomorrowPages.Typed filter,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit,
      Principal user) {
    return tomorrow.list(filter.filter(), user.getName(), after, limit);
  }

  @GetMapping("/api/tomorrow/run")
  @Operation(summary = "When tomorrow was thought through for everybody, or how far that is")
  TomorrowRun run() {
    return tomorrow
        .run()
        .orElseThrow(() -> new NotThere("run for the day", tomorrow.day().toString()));
  }

  @PostMapping("/api/tomorrow/run")
  @Operation(summary = "Think tomorrow through for everybody, in the background")
  ResponseEntity<TomorrowRun> make(Principal user) {
    tomorrow.make(user.getName());
    return ResponseEntity.accepted().location(URI.create("/api/tomorrow/run")).body(run());
  }

  @GetMapping("/api/customers/{number}/tomorrow")
  @Operation(summary = "Tomorrow of one customer as of now, with the letters word for word")
  List<Step> one(@PathVariable String number) {
    return tomorrow.now(customers.byNumber(number).id()).stream().map(Step::of).toList();
  }

  @PostMapping("/api/customers/{number}/tomorrow/hold")
  @Operation(summary = "Leave the whole customer alone until a day, that one included")
  List<Step> hold(@PathVariable String number, @RequestBody HoldWish wish, Principal by) {
    changes.hold(of(number, by), Given.day("until", wish.until()), wish.reason());
    return one(number);
  }

  @PostMapping("/api/customers/{number}/tomorrow/leave-out")
  @Operation(summary = "Tomorrow's letter goes without this invoice; the next one asks for it")
  List<Step> leaveOut(@PathVariable String number, @RequestBody InvoiceWish wish, Principal by) {
    changes.leaveOut(of(number, by), needed("invoice", wish.invoice()));
    return one(number);
  }

  @PostMapping("/api/customers/{number}/tomorrow/put-back")
  @Operation(summary = "Tomorrow's letter asks for it after all")
  List<Step> putBack(@PathVariable String number, @RequestBody InvoiceWish wish, Principal by) {
    changes.putBack(of(number, by), needed("invoice", wish.invoice()));
    return one(number);
  }

  @PostMapping("/api/customers/{number}/tomorrow/words")
  @Operation(summary = "Put words into tomorrow's letter, once")
  List<Step> write(@PathVariable String number, @RequestBody WordsWish wish, Principal by) {
    long entity = entities.byCode(needed("sellingEntity", wish.sellingEntity())).id();
    int version = wish.version() == null ? 0 : wish.version();
    var typed = new TomorrowCustomerPages.TypedWords(entity, wish.text(), wish.place(), version);
    changes.write(of(number, by), entity, typed.words(), version);
    return one(number);
  }

  @PostMapping("/api/customers/{number}/tomorrow/words/erase")
  @Operation(summary = "Take the words out of tomorrow's letter")
  List<Step> erase(@PathVariable String number, @RequestBody WordsWish wish, Principal by) {
    long entity = entities.byCode(needed("sellingEntity", wish.sellingEntity())).id();
    changes.erase(of(number, by), entity, needed("version", wish.version()));
    return one(number);
  }

  @PostMapping("/api/customers/{number}/tomorrow/send")
  @Operation(summary = "Tomorrow's letters go at once, within the contact policy")
  Map<String, List<Long>> send(@PathVariable String number, Principal by) {
    return Map.of("messages", changes.send(of(number, by)));
  }

  private static <T> T needed(String name, T value) {
    if (value == null) {
      throw new BrokenRule(name + " is missing. Send it.");
    }
    return value;
  }

  private TomorrowChanges.Of of(String number, Principal by) {
    LocalDate day = tomorrow.day();
    return new TomorrowChanges.Of(customers.byNumber(number).id(), day, by.getName());
  }
}
