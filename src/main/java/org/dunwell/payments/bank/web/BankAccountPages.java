package org.dunwell.payments.bank.web;

import org.dunwell.payments.bank.BankAccounts;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Our own bank accounts, by hand. */
@Controller
@RequestMapping("/bank-statements/accounts")
class BankAccountPages {

  private final BankAccounts accounts;
  private final SellingEntities entities;

  BankAccountPages(BankAccounts accounts, SellingEntities entities) {
    this.accounts = accounts;
    this.entities = entities;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("accounts", accounts.all());
    model.addAttribute("entities", entities.all());
    return "payments/bank-accounts";
  }

  @PostMapping
  String add(
      @RequestParam String sellingEntity,
      @RequestParam String number,
      @RequestParam(required = false) String currency,
      @RequestParam(required = false) String name,
      RedirectAttributes next) {
    try {
      accounts.add(sellingEntity, number, currency, name);
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
      next.addFlashAttribute("number", number);
    }
    return "redirect:/bank-statements/accounts";
  }
}
