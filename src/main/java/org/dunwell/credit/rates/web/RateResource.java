package org.dunwell.credit.rates.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.credit.rates.ExchangeRate;
import org.dunwell.credit.rates.ExchangeRates;
import org.dunwell.credit.rates.NewRate;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exchange rates by program; files of them are imports of the kind exchange-rates. */
@RestController
@RequestMapping("/api/credit/rates")
@Tag(name = "Credit")
class RateResource {

  /** Every currency there is against one, for some days. */
  private static final int MOST = 1_000;

  private static final int LAST_PAGE = 10_000;

  /**
   * A rate as it is sent; all are texts until they are read.
   *
   * @param rate so many units of {@code quoted} for one of {@code base}; number or text
   * @param from the first day on which it counts
   */
  record Sent(String base, String quoted, String rate, String from, String source) {}

  /** Rates to be taken, all or none. */
  record Push(List<Sent> rates) {}

  /**
   * What became of them.
   *
   * @param entered new ones, and those that were others before
   * @param unchanged those that were known so
   */
  record Taken(int entered, int unchanged) {}

  private final ExchangeRates rates;

  RateResource(ExchangeRates rates) {
    this.rates = rates;
  }

  @GetMapping
  @Operation(summary = "Exchange rates, the latest day first; currency: on either side")
  Listing<ExchangeRate> list(
      @RequestParam(required = false) String currency,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "1") int page) {
    int size = Math.max(1, Math.min(limit, ExchangeRates.PAGE));
    int at = Math.max(1, Math.min(page, LAST_PAGE));
    String of = Given.text(currency);
    long total = rates.count(of);
    String next =
        (long) at * size < total
            ? "/api/credit/rates?limit=%d&page=%d%s"
                .formatted(
                    size,
                    at + 1,
                    of == null ? "" : "&" + Given.query(java.util.Map.of("currency", of)))
            : null;
    return new Listing<>(rates.list(of, size, (at - 1) * size), total, next);
  }

  @PostMapping
  @Operation(
      summary = "Takes exchange rates, all or none",
      description =
          "A rate that is known already changes nothing; another one of the same currencies and day"
              + " takes its place. Orders that wait for a rate are looked at again.")
  Taken push(@RequestBody Push push, Principal by) {
    List<Sent> sent = push.rates() == null ? List.of() : push.rates();
    if (sent.isEmpty() || sent.size() > MOST) {
      throw new BrokenRule(
          "Give 1 to %d rates in \"rates\"; these are %d.".formatted(MOST, sent.size()));
    }
    List<NewRate> read = new ArrayList<>();
    for (Sent one : sent) {
      read.add(read(one, read.size()));
    }
    int entered = rates.bring(read, by.getName());
    return new Taken(entered, sent.size() - entered);
  }

  private static NewRate read(Sent one, int at) {
    try {
      if (one == null) {
        throw new BrokenRule("There is nothing.");
      }
      return new NewRate(
          one.base(),
          one.quoted(),
          NewRate.number(one.rate()),
          Given.day("from", one.from()),
          one.source());
    } catch (BrokenRule refused) {
      throw new BrokenRule("rates[%d]: %s".formatted(at, refused.getMessage()));
    }
  }
}
