package org.dunwell.payments.matching.web;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.payments.hints.PaymentHints;
import org.dunwell.payments.matching.Match;
import org.dunwell.payments.matching.MatchDesk;
import org.dunwell.payments.matching.Matches;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.InvoiceFilter;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lines that wait on the left, what may explain the chosen one on the right. */
@Controller
@RequestMapping("/matching")
class MatchingPages {

  private static final String HERE = "/matching";
  private static final String AMOUNT = "amount-";
  private static final int SHOWN = 30;
  private static final int OPEN_ITEMS = 100;

  private final Matches matches;
  private final MatchDesk desk;
  private final PaymentHints hints;
  private final Customers customers;
  private final Invoices invoices;

  MatchingPages(
      Matches matches, MatchDesk desk, PaymentHints hints, Customers customers, Invoices invoices) {
    this.matches = matches;
    this.desk = desk;
    this.hints = hints;
    this.customers = customers;
    this.invoices = invoices;
  }

  @GetMapping
  String queue(
      @RequestParam(required = false) Long match,
      @RequestParam(defaultValue = "queued") String state,
      @RequestParam(required = false) String find,
      @RequestParam(required = false) Long after,
      Model model) {
    String shown = List.of("queued", "posted", "ignored").contains(state) ? state : "queued";
    List<Match> read = matches.list(shown, after, SHOWN + 1);
    List<Match> lines = read.subList(0, Math.min(SHOWN, read.size()));
    model.addAttribute("state", shown);
    model.addAttribute("lines", lines);
    model.addAttribute("more", read.size() > SHOWN);
    model.addAttribute("total", matches.count(shown));
    model.addAttribute("rates", matches.rates().stream().limit(14).toList());
    Optional<Match> chosen =
        match == null ? lines.stream().findFirst() : Optional.of(matches.byId(match));
    chosen.ifPresent(one -> show(one, find, model));
    return "payments/matching";
  }

  private void show(Match chosen, String find, Model model) {
    model.addAttribute("chosen", chosen);
    List<Match.Suggestion> suggestions = matches.suggestions(chosen.id());
    model.addAttribute("suggestions", suggestions);
    model.addAttribute(
        "parts",
        matches.parts(chosen.id()).stream().collect(Collectors.groupingBy(Match.Part::rank)));
    model.addAttribute(
        "setOffs",
        matches.setOffs(chosen.id()).stream().collect(Collectors.groupingBy(Match.SetOff::rank)));
    if (!chosen.state().equals("queued")) {
      return;
    }
    model.addAttribute("hints", hints(chosen, suggestions));
    model.addAttribute("find", find == null ? "" : find);
    Optional<Customer> customer =
        StringUtils.hasText(find)
            ? found(find.strip())
            : Optional.ofNullable(chosen.customerId()).map(customers::byId);
    model.addAttribute("notFound", StringUtils.hasText(find) && customer.isEmpty());
    customer.ifPresent(
        one -> {
          model.addAttribute("customer", one);
          List<Invoice> open = open(one, chosen);
          model.addAttribute("open", open);
          model.addAttribute(
              "unstated", open.stream().anyMatch(some -> !chosen.states(some.currency())));
        });
  }

  /** What whoever may have paid this says of money that has not come yet. */
  private List<PaymentHints.Line> hints(Match chosen, List<Match.Suggestion> suggestions) {
    Set<Long> customers =
        suggestions.stream().map(Match.Suggestion::customerId).collect(Collectors.toSet());
    if (chosen.customerId() != null) {
      customers.add(chosen.customerId());
    }
    return customers.isEmpty()
        ? List.of()
        : hints.of(customers).stream().filter(one -> one.metOn() == null).toList();
  }

  /** By a customer's number, an invoice's, or a name that only one customer has. */
  private Optional<Customer> found(String words) {
    List<Customer> named = customers.list(words, null, 2);
    return named.stream()
        .filter(one -> one.number().equals(words) || named.size() == 1)
        .findFirst()
        .or(
            () ->
                invoices.byNumber(words).stream()
                    .findFirst()
                    .map(invoice -> customers.byId(invoice.customerId())));
  }

  private List<Invoice> open(Customer customer, Match chosen) {
    return invoices.list(new InvoiceFilter("open", customer.id(), null, OPEN_ITEMS)).stream()
        .filter(one -> one.sellingEntityId() == chosen.sellingEntityId())
        .toList();
  }

  @PostMapping("/{id}/accept")
  ModelAndView accept(
      @PathVariable long id,
      @RequestParam(defaultValue = "1") int rank,
      @RequestParam(required = false) String originalAmount,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> desk.accept(id, rank, paid(originalAmount), by.getName()),
        HERE,
        "Posted. The payer's account is known from now on.",
        flash);
  }

  @PostMapping("/{id}/assign")
  ModelAndView assign(
      @PathVariable long id,
      @RequestParam String customer,
      @RequestParam(required = false) String originalAmount,
      @RequestParam MultiValueMap<String, String> form,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () ->
            desk.assign(
                id,
                customers.byNumber(customer).id(),
                shares(form),
                paid(originalAmount),
                by.getName()),
        HERE,
        "Posted. The payer's account is known from now on.",
        flash);
  }

  private static List<MatchDesk.Share> shares(Map<String, List<String>> form) {
    List<MatchDesk.Share> shares = new ArrayList<>();
    form.forEach(
        (name, values) -> {
          if (name.matches(AMOUNT + "\\d{1,18}") && StringUtils.hasText(values.get(0))) {
            shares.add(
                new MatchDesk.Share(
                    Long.parseLong(name.substring(AMOUNT.length())), amount(values.get(0))));
          }
        });
    return shares;
  }

  private static BigDecimal paid(String said) {
    return StringUtils.hasText(said) ? amount(said) : null;
  }

  private static BigDecimal amount(String said) {
    String bare = said.strip();
    if (!bare.matches("\\d{1,13}(\\.\\d{1,4})?")) {
      throw new BrokenRule(
          "\"%s\" is not an amount. Write it like 1234.50."
              .formatted(bare.length() > 40 ? bare.substring(0, 40) : bare));
    }
    return new BigDecimal(bare);
  }

  @PostMapping("/{id}/ignore")
  ModelAndView ignore(
      @PathVariable long id,
      @RequestParam(required = false) String reason,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> matches.ignore(id, reason, by.getName()),
        HERE,
        "Ignored. It is found under Ignored.",
        flash);
  }

  @PostMapping("/{id}/again")
  ModelAndView again(@PathVariable long id, RedirectAttributes flash) {
    return FormAnswers.tried(() -> matches.again(id), HERE, "The suggestions are new.", flash);
  }

  @PostMapping("/{id}/undo")
  ModelAndView undo(
      @PathVariable long id,
      @RequestParam(required = false) String reason,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> matches.undo(id, reason, by.getName()),
        HERE,
        "Taken back. The line waits again, and what it paid is open again.",
        flash);
  }
}
