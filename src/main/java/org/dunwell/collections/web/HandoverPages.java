package org.dunwell.collections.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dunwell.collections.handover.Handover;
import org.dunwell.collections.handover.Handovers;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is with agencies and lawyers, and the file each of them got. */
@Controller
class HandoverPages {

  private final Handovers handovers;
  private final Customers customers;

  HandoverPages(Handovers handovers, Customers customers) {
    this.handovers = handovers;
    this.customers = customers;
  }

  @GetMapping("/handovers")
  String list(Model model) {
    model.addAttribute("handovers", handovers.list());
    return "collections/handovers";
  }

  @GetMapping("/handovers/{id}")
  String one(@PathVariable long id, Model model) {
    Handover handover = handovers.byId(id);
    model.addAttribute("handover", handover);
    model.addAttribute("customer", customers.byId(handover.customerId()));
    model.addAttribute("items", handovers.items(id));
    model.addAttribute("size", handovers.fileSize(id).orElse(null));
    return "collections/handover";
  }

  @GetMapping("/handovers/{id}/file")
  void file(@PathVariable long id, HttpServletResponse response) throws IOException {
    long size =
        handovers
            .fileSize(id)
            .orElseThrow(() -> new NotThere("finished file of hand-over", Long.toString(id)));
    String number = customers.byId(handovers.byId(id).customerId()).number();
    Archives.send(
        "hand-over-" + number + "-" + id, size, out -> handovers.copyFile(id, out), response);
  }
}
