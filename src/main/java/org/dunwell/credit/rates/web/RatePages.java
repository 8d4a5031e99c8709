package org.dunwell.credit.rates.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.credit.rates.ExchangeRates;
import org.dunwell.credit.rates.NewRate;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.platform.web.Given;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Exchange rates: a line each, as they are copied out of a spreadsheet. */
@Controller
@RequestMapping("/credit/rates")
class RatePages {

  private static final String HERE = "/credit/rates";
  private static final int COLUMNS = 4;

  /** Every currency there is against one, for a day, and room. */
  private static final int MOST = 500;

  private final ExchangeRates rates;

  RatePages(ExchangeRates rates) {
    this.rates = rates;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("rates", rates.latest());
    return "credit/rates";
  }

  @PostMapping
  ModelAndView enter(
      @RequestParam(required = false) String lines,
      @RequestParam(required = false) String source,
      Principal by,
      RedirectAttributes flash) {
    try {
      List<NewRate> read = read(lines, source);
      rates.enter(read, by.getName());
      return FormAnswers.done(HERE, "%d rates are entered.".formatted(read.size()), flash);
    } catch (BrokenRule refused) {
      ModelAndView again = new ModelAndView("credit/rates");
      again.addObject("rates", rates.latest());
      again.addObject("lines", lines);
      again.addObject("source", source);
      return FormAnswers.refused(again, refused);
    }
  }

  private static List<NewRate> read(String lines, String source) {
    List<NewRate> read = new ArrayList<>();
    for (String line : (lines == null ? "" : lines).lines().toList()) {
      if (!line.isBlank()) {
        read.add(rate(line, source));
      }
    }
    if (read.isEmpty() || read.size() > MOST) {
      throw new BrokenRule("Give 1 to %d rates, a line each.".formatted(MOST));
    }
    return read;
  }

  private static NewRate rate(String line, String source) {
    String[] parts = line.strip().split("[\\s;]+");
    if (parts.length != COLUMNS) {
      throw new BrokenRule(
          "\"%s\" is no rate. Write a line like EUR USD 1.0832 2026-03-02: one EUR is 1.0832 USD from that day on."
              .formatted(line.length() > 80 ? line.substring(0, 80) : line));
    }
    return new NewRate(
        parts[0], parts[1], NewRate.number(parts[2]), Given.day("The day", parts[3]), source);
  }
}
