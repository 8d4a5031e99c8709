package org.dunwell.collections.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dunwell.collections.insolvency.Claim;
import org.dunwell.collections.insolvency.Insolvencies;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What we claim from an estate, and the file that proves it. */
@Controller
class ClaimPages {

  private final Insolvencies insolvencies;
  private final Customers customers;

  ClaimPages(Insolvencies insolvencies, Customers customers) {
    this.insolvencies = insolvencies;
    this.customers = customers;
  }

  @GetMapping("/insolvency-claims/{id}")
  String one(@PathVariable long id, Model model) {
    Claim claim = insolvencies.claim(id);
    model.addAttribute("claim", claim);
    model.addAttribute("customer", customers.byId(claim.customerId()));
    model.addAttribute("items", insolvencies.items(id));
    model.addAttribute("size", insolvencies.fileSize(id).orElse(null));
    return "collections/claim";
  }

  @GetMapping("/insolvency-claims/{id}/file")
  void file(@PathVariable long id, HttpServletResponse response) throws IOException {
    String number = customers.byId(insolvencies.claim(id).customerId()).number();
    long size =
        insolvencies
            .fileSize(id)
            .orElseThrow(
                () -> new NotThere("finished file of insolvency claim", Long.toString(id)));
    Archives.send(
        "claim-" + number + "-" + id, size, out -> insolvencies.copyFile(id, out), response);
  }
}
