package org.dunwell.workspace.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.workspace.search.SearchMapper.FoundCustomer;
import org.dunwell.workspace.search.SearchMapper.FoundInvoice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Customers and invoices by what somebody remembers of them; the only one that fits opens. */
@Controller
class SearchPage {

  /** More than this is no answer. */
  private static final int MOST = 25;

  private static final int LONGEST = 100;

  private final SearchMapper mapper;

  SearchPage(SearchMapper mapper) {
    this.mapper = mapper;
  }

  @GetMapping("/search")
  String find(@RequestParam(defaultValue = "") String q, Model model) {
    String words = words(q);
    List<FoundCustomer> customers =
        words.isEmpty() ? List.of() : mapper.customers(words, escaped(words), MOST);
    List<FoundInvoice> invoices =
        words.isEmpty() ? List.of() : mapper.invoices(words, escaped(words), MOST);
    Optional<String> only = only(words, customers, invoices);
    if (only.isPresent()) {
      return "redirect:" + only.get();
    }
    model.addAttribute("q", q.strip());
    model.addAttribute("customers", customers);
    model.addAttribute("invoices", invoices);
    model.addAttribute("most", MOST);
    return "workspace/search";
  }

  private static String words(String typed) {
    String words = typed.strip().toLowerCase(Locale.ROOT);
    return words.substring(0, Math.min(words.length(), LONGEST));
  }

  private static String escaped(String words) {
    return words.replaceAll("([\\\\%_])", "\\\\$1");
  }

  /** Where to go when there is one answer only: the single hit, or the single exact number. */
  private static Optional<String> only(
      String words, List<FoundCustomer> customers, List<FoundInvoice> invoices) {
    List<String> exact =
        Stream.concat(
                customers.stream()
                    .filter(one -> one.number().equalsIgnoreCase(words))
                    .map(SearchPage::path),
                invoices.stream()
                    .filter(one -> one.number().equalsIgnoreCase(words))
                    .map(SearchPage::path))
            .toList();
    if (exact.size() == 1) {
      return Optional.of(exact.get(0));
    }
    if (customers.size() + invoices.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(customers.isEmpty() ? path(invoices.get(0)) : path(customers.get(0)));
  }

  private static String path(FoundCustomer customer) {
    return UriComponentsBuilder.fromPath("/customers/{number}")
        .build(false)
        .expand(customer.number())
        .encode()
        .toUriString();
  }

  private static String path(FoundInvoice invoice) {
    return "/invoices/" + invoice.id();
  }
}
