package org.dunwell.contact.correspondence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.stereotype.Component;

/** The documents of invoices as files that go along with mails. */
@Component
public class InvoiceCopies {

  private final InvoiceDocuments documents;

  InvoiceCopies(InvoiceDocuments documents) {
    this.documents = documents;
  }

  /**
   * Documents to be attached.
   *
   * @param complete whether every invoice has one and all go into one mail
   */
  public record Copies(List<Attachment> files, boolean complete) {}

  /** Which of these invoices have a document. */
  public List<Long> there(Collection<Long> invoiceIds) {
    return documents.of(invoiceIds).stream().map(InvoiceDocuments.Line::invoiceId).toList();
  }

  /** The documents of these invoices, as many as one mail carries, and whether these are all. */
  public Copies of(Collection<Long> invoiceIds) {
    List<Attachment> files = new ArrayList<>();
    long bytes = 0;
    for (InvoiceDocuments.Line line : documents.of(invoiceIds)) {
      bytes += line.size();
      if (files.size() == OutgoingFiles.MOST_FILES || bytes > OutgoingFiles.MOST_BYTES) {
        return new Copies(files, false);
      }
      files.add(
          new Attachment(
              line.fileName(), InvoiceDocuments.MEDIA_TYPE, documents.bytes(line.invoiceId())));
    }
    return new Copies(files, files.size() == invoiceIds.stream().distinct().count());
  }
}
