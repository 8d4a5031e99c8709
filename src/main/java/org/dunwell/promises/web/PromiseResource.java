package org.dunwell.promises.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promise;
import org.dunwell.promises.PromiseFilter;
import org.dunwell.promises.Promises;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promises to pay over REST. */
@RestController
@RequestMapping("/api/promises")
@Tag(name = "Promises")
class PromiseResource {

  private static final Set<String> STATES =
      Set.of("open", "kept", "partly-kept", "broken", "withdrawn", "superseded", "cancelled");

  /**
   * A promise to take.
   *
   * @param key of the caller's choice: sending it again does not take the promise again
   * @param customer its number
   * @param invoices numbers of open invoices of that customer
   * @param amount absent for all that can be promised of them
   * @param channel call, email, portal, phone, sms or in-person; absent: phone
   */
  record Said(
      String key,
      String customer,
      List<String> invoices,
      BigDecimal amount,
      LocalDate promisedFor,
      String channel,
      String saidBy,
      String note) {}

  private final Promises promises;
  private final Named named;

  PromiseResource(Promises promises, Named named) {
    this.promises = promises;
    this.named = named;
  }

  @GetMapping
  @Operation(summary = "Promises, newest first")
  Listing<Promise> list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String customer,
      @RequestParam(required = false) Long before,
      @RequestParam(defaultValue = "100") int limit) {
    if (state != null && !STATES.contains(state)) {
      throw new BrokenRule(
          "state is '%s'; it must be one of %s."
              .formatted(state, STATES.stream().sorted().toList()));
    }
    if (limit < 1 || limit > Promises.PAGE) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, Promises.PAGE));
    }
    PromiseFilter filter = new PromiseFilter(customerId(customer), state, before, limit);
    List<Promise> page = promises.list(filter);
    return new Listing<>(page, promises.count(filter), next(filter, customer, page));
  }

  private static String next(PromiseFilter filter, String customer, List<Promise> page) {
    if (page.size() < filter.limit()) {
      return null;
    }
    return "/api/promises?limit=%d&before=%d%s%s"
        .formatted(
            filter.limit(),
            page.get(page.size() - 1).id(),
            filter.state() == null ? "" : "&state=" + filter.state(),
            customer == null ? "" : "&customer=" + encoded(customer));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A promise and what has become of it")
  Promise one(@PathVariable long id) {
    return promises.byId(id);
  }

  @PostMapping
  @Operation(summary = "Take a promise; it blocks its invoices until its grace is over")
  ResponseEntity<Promise> take(@RequestBody Said said, Principal user) {
    if (said.customer() == null || said.invoices() == null) {
      throw new BrokenRule("A promise needs a customer and the numbers of its invoices.");
    }
    long customer = customerId(said.customer());
    Promise promise =
        promises.take(
            new NewPromise(
                said.key(),
                customer,
                said.invoices().stream().map(number -> named.invoice(number, customer)).toList(),
                said.amount(),
                said.promisedFor(),
                said.channel() == null ? "phone" : said.channel(),
                said.saidBy(),
                user.getName(),
                said.note()));
    return ResponseEntity.created(URI.create("/api/promises/" + promise.id())).body(promise);
  }

  private Long customerId(String number) {
    return number == null ? null : named.customer(number);
  }
}
