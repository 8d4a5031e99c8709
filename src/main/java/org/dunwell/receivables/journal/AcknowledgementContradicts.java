package org.dunwell.receivables.journal;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The ERP says something else than before; what it said first stays. */
public class AcknowledgementContradicts extends ErrorResponseException {

  private static final long serialVersionUID = 1L;

  AcknowledgementContradicts(JournalEntry stored) {
    super(HttpStatus.CONFLICT);
    getBody()
        .setDetail(
            "%s is stored as %s%s%s since %s. Nothing was changed; book a correction instead."
                .formatted(
                    stored.key(),
                    stored.state(),
                    stored.erpNumber() == null ? "" : " under the number " + stored.erpNumber(),
                    stored.refusal() == null ? "" : " (" + stored.refusal() + ")",
                    stored.acknowledgedAt()));
    getBody().setProperty("key", stored.key());
    getBody().setProperty("stored", stored.state());
    getBody().setProperty("number", stored.erpNumber());
    getBody().setProperty("reason", stored.refusal());
  }
}
