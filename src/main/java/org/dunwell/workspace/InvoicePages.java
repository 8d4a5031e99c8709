package org.dunwell.workspace;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.dunwell.disputes.Disputes;
import org.dunwell.payments.OnlinePayments;
import org.dunwell.payments.interest.ClaimedCharges;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.CashDiscounts;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.Limitations;
import org.dunwell.receivables.documents.DocumentArchive;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.dunwell.receivables.notes.Notes;
import org.dunwell.workspace.InvoicePageMapper.InvoiceLine;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Invoices: the list, and one with all that happened to it. */
@Controller
class InvoicePages {

  /** Instalments, allocations and blocks of one invoice; a limit, hardly ever reached. */
  private static final int MOST = 200;

  private final InvoicePageMapper invoices;
  private final CasePageMapper cases;
  private final Story story;
  private final Deductions deductions;
  private final CashDiscounts discounts;
  private final InvoiceDocuments documents;
  private final DocumentArchive archive;
  private final Limitations limitations;
  private final Notes notes;
  private final Disputes disputes;
  private final Charges charges;
  private final ClaimedCharges lateClaims;
  private final OnlinePayments online;
  private final Clock clock;

  InvoicePages(
      InvoicePageMapper invoices,
      CasePageMapper cases,
      Story story,
      Deductions deductions,
      CashDiscounts discounts,
      InvoiceDocuments documents,
      DocumentArchive archive,
      Limitations limitations,
      Notes notes,
      Disputes disputes,
      Charges charges,
      ClaimedCharges lateClaims,
      OnlinePayments online,
      Clock clock) {
    this.invoices = invoices;
    this.deductions = deductions;
    this.discounts = discounts;
    this.documents = documents;
    this.archive = archive;
    this.limitations = limitations;
    this.cases = cases;
    this.story = story;
    this.notes = notes;
    this.disputes = disputes;
    this.charges = charges;
    this.lateClaims = lateClaims;
    this.online = online;
    this.clock = clock;
  }

  @GetMapping("/invoices")
  String list(
      @RequestParam(defaultValue = "past-due") String state,
      @RequestParam(required = false) String number,
      @RequestParam(required = false) Long after,
      Model model) {
    String wanted = StringUtils.hasText(number) ? number.strip() : null;
    // Who knows the number does not care which state it is in.
    String within = wanted == null ? state : "all";
    var fetched = invoices.list(within, wanted, after, clock.instant(), Page.FETCH);
    model.addAttribute("state", within);
    model.addAttribute("number", wanted);
    model.addAttribute("page", Page.of(fetched, InvoiceLine::id));
    return "workspace/invoices";
  }

  @GetMapping("/invoices/{id}")
  String one(@PathVariable long id, Principal who, Model model) {
    InvoiceLine invoice =
        invoices
            .byId(id, clock.instant())
            .orElseThrow(() -> new NotThere("invoice", Long.toString(id)));
    model.addAttribute("invoice", invoice);
    model.addAttribute("instalments", invoices.instalments(id, MOST));
    model.addAttribute("allocations", invoices.allocations(id, MOST));
    model.addAttribute("deductions", deductions.ofInvoice(id));
    discounts
        .of(id)
        .ifPresent(
            one -> {
              model.addAttribute("discount", one);
              model.addAttribute("discountAmount", one.of(invoice.amount(), invoice.currency()));
            });
    model.addAttribute("blocks", invoices.blocks(id, MOST));
    model.addAttribute("online", online.ofInvoice(id));
    model.addAttribute("disputes", disputes.ofInvoice(id));
    model.addAttribute("charges", charges.of(List.of(id)).getOrDefault(id, List.of()));
    model.addAttribute("lateClaims", lateClaims.of(id));
    model.addAttribute("limitation", limitations.of(id).orElse(null));
    documents.of(id).ifPresent(document -> model.addAttribute("document", document));
    model.addAttribute("inArchive", archive.mayHave(id));
    model.addAttribute("whyNoDocument", archive.whyNot(id).orElse(null));
    model.addAttribute("cases", cases.ofInvoice(id, MOST));
    model.addAttribute("touches", cases.touches(id, MOST));
    model.addAttribute("story", story.ofInvoice(id));
    model.addAttribute("notes", notes.ofInvoice(id));
    model.addAttribute("notesKey", UUID.randomUUID().toString());
    model.addAttribute("notesManager", notes.mayChangeAll(who.getName()));
    return "workspace/invoice";
  }
}
