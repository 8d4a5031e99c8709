package org.dunwell.contact;

import java.time.Duration;
import java.util.List;
import org.dunwell.receivables.documents.DocumentArchive;
import org.springframework.stereotype.Component;

/**
 * Gets the documents that mails are about to need, before they are written: an archive that is slow
 * must not be waited for with locked rows, and one that fails stops no mail.
 */
@Component
class DocumentsAhead {

  /** For one portion of customers; what is not here by then does not go along. */
  private static final Duration TIME = Duration.ofSeconds(30);

  private final RequestMapper requests;
  private final Letters letters;
  private final DocumentArchive archive;

  DocumentsAhead(RequestMapper requests, Letters letters, DocumentArchive archive) {
    this.requests = requests;
    this.letters = letters;
    this.archive = archive;
  }

  void bring(List<Long> customers) {
    if (!archive.isUsed()) {
      return;
    }
    Long[] ids = customers.toArray(Long[]::new);
    if (requests.waitingTones(ids).stream().anyMatch(letters::attaches)) {
      archive.bring(requests.waitingInvoices(ids), TIME);
    }
  }
}
