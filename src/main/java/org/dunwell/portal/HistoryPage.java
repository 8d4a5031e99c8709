package org.dunwell.portal;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is over: invoices that were paid or credited, and what came in for them. */
@Controller
class HistoryPage {

  private static final int LINES = 25;

  /** Deeper nobody pages; and the database need not count further. */
  private static final int MOST_PAGES = 400;

  private final PaidHistory history;

  HistoryPage(PaidHistory history) {
    this.history = history;
  }

  /** An invoice as it is drawn. */
  record Row(
      long invoiceId,
      String number,
      String customer,
      String issued,
      String closed,
      String amount,
      String state,
      boolean copy) {}

  /** Money or a credit note as it is drawn. */
  record Receipt(String what, String day, String amount, String unapplied) {}

  @GetMapping("/pay/{token}/history")
  ModelAndView page(Visit visit, @RequestParam(defaultValue = "1") int page) {
    int number = Math.max(1, Math.min(page, MOST_PAGES));
    Long[] customers = visit.customerIds().toArray(Long[]::new);
    int offset = (number - 1) * LINES;
    List<PaidHistory.Closed> closed = history.closed(customers, offset, LINES + 1);
    List<PaidHistory.Received> received = history.received(customers, offset, LINES + 1);
    Words words = visit.words();
    ModelAndView drawn = PortalPages.page("portal/history", visit);
    drawn.addObject("closed", closed.stream().limit(LINES).map(one -> row(words, one)).toList());
    drawn.addObject(
        "received", received.stream().limit(LINES).map(one -> receipt(words, one)).toList());
    drawn.addObject("number", number);
    drawn.addObject("more", closed.size() > LINES || received.size() > LINES);
    return drawn;
  }

  private static Row row(Words words, PaidHistory.Closed one) {
    return new Row(
        one.invoiceId(),
        one.number(),
        one.customer(),
        words.shortDate(one.issuedOn()),
        one.closedOn() == null ? "" : words.shortDate(one.closedOn()),
        amount(words, one.amount(), one.currency()),
        words.of("portal.state." + one.state()),
        one.copy());
  }

  private static Receipt receipt(Words words, PaidHistory.Received one) {
    return new Receipt(
        words.of("portal.received." + one.kind(), one.reference()),
        words.shortDate(one.day()),
        amount(words, one.amount(), one.currency()),
        one.unapplied().signum() == 0 ? "" : amount(words, one.unapplied(), one.currency()));
  }

  private static String amount(Words words, BigDecimal amount, String currency) {
    return words.amount(Money.of(amount.stripTrailingZeros(), currency).amount(), currency);
  }
}
