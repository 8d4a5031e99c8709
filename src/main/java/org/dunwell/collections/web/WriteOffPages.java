package org.dunwell.collections.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.dunwell.collections.writeoffs.NewWriteOff;
import org.dunwell.collections.writeoffs.Proposal;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Propose to write invoices off. */
@Controller
class WriteOffPages {

  private final WriteOffProposals proposals;
  private final Customers customers;
  private final OpenLines lines;

  WriteOffPages(WriteOffProposals proposals, Customers customers, OpenLines lines) {
    this.proposals = proposals;
    this.customers = customers;
    this.lines = lines;
  }

  @GetMapping("/customers/{number}/write-offs/new")
  String form(
      @PathVariable String number,
      @RequestParam(required = false, defaultValue = "") List<Long> invoice,
      Model model) {
    model.addAllAttributes(fields(customers.byNumber(number), invoice, null));
    return "collections/write-off";
  }

  @PostMapping("/customers/{number}/write-offs")
  ModelAndView propose(
      @PathVariable String number,
      @RequestParam(required = false, defaultValue = "") List<Long> invoice,
      @RequestParam(required = false) String reason,
      Principal by,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    try {
      Proposal proposal =
          proposals.propose(new NewWriteOff(customer.id(), invoice, reason, by.getName()));
      flash.addFlashAttribute(
          "done",
          proposal.state().equals("written-off")
              ? "Written off: " + proposal.amounts() + "."
              : "Another credit manager has to agree. Until then nobody asks for the money.");
      return new ModelAndView("redirect:/customers/{number}", "number", number);
    } catch (BrokenRule refused) {
      ModelAndView again =
          new ModelAndView(
              "collections/write-off",
              fields(customer, invoice, reason),
              HttpStatus.UNPROCESSABLE_ENTITY);
      again.addObject("refused", refused.getMessage());
      return again;
    }
  }

  private Map<String, Object> fields(Customer customer, List<Long> invoice, String reason) {
    return Map.of(
        "customer",
        customer,
        "lines",
        lines.of(customer.id()),
        "ticked",
        invoice,
        "reason",
        reason == null ? "" : reason);
  }
}
