package org.dunwell.receivables.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.dunwell.platform.web.Downloads;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Allocation;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Deduction;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.Instalment;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.InvoiceFilter;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.dunwell.receivables.documents.DocumentArchive;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Invoices, their parts and what closed them. */
@RestController
@RequestMapping("/api/invoices")
@Tag(name = "Invoices")
class InvoiceResource {

  /** An invoice in full. */
  record Detail(
      @JsonUnwrapped Invoice invoice,
      List<Instalment> instalments,
      List<Allocation> allocations,
      List<Deduction> deductions,
      List<Block> blocks,
      PastDueFacts pastDue) {}

  private final Invoices invoices;
  private final Access access;
  private final Deductions deductions;
  private final Blocks blocks;
  private final PastDue pastDue;
  private final InvoiceDocuments documents;
  private final DocumentArchive archive;
  private final Clock clock;

  InvoiceResource(
      Invoices invoices,
      Access access,
      Deductions deductions,
      Blocks blocks,
      PastDue pastDue,
      InvoiceDocuments documents,
      DocumentArchive archive,
      Clock clock) {
    this.archive = archive;
    this.invoices = invoices;
    this.access = access;
    this.deductions = deductions;
    this.blocks = blocks;
    this.pastDue = pastDue;
    this.documents = documents;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary =
          "Invoices by id; state is open, paid, credited, written-off, settled-in-ledger, import-undone")
  Listing<Invoice> list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String customer,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = Pages.DEFAULT) int limit) {
    Long customerId = customer == null ? null : access.customer(customer);
    InvoiceFilter filter = new InvoiceFilter(state, customerId, after, Pages.toRead(limit));
    return Pages.of(invoices.list(filter), invoices.count(filter), limit, Invoice::id);
  }

  @GetMapping("/{id}/document")
  @Operation(
      summary = "The invoice's document, a PDF; fetched from the company's archive if not here yet")
  ResponseEntity<byte[]> document(@PathVariable long id) {
    archive.bring(id);
    return Downloads.of(
        documents.of(id).map(InvoiceDocuments.Line::fileName).orElse("invoice.pdf"),
        InvoiceDocuments.MEDIA_TYPE,
        documents.bytes(id));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "An invoice with instalments, allocations, deductions, blocks and what is past due")
  Detail one(@PathVariable long id) {
    Invoice invoice = invoices.byId(id);
    return new Detail(
        invoice,
        invoices.instalments(id),
        invoices.allocations(id),
        deductions.ofInvoice(id),
        blocks.of(List.of(id)),
        pastDue.of(List.of(id), clock.instant()).get(0));
  }
}
