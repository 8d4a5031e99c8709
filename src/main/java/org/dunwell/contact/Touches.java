package org.dunwell.contact;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The contact there was about invoices; what a treatment is chosen by. */
@Component
public class Touches {

  private final TouchMapper mapper;

  Touches(TouchMapper mapper) {
    this.mapper = mapper;
  }

  /** One row per invoice that exists, in order of invoice id; one statement. */
  public List<TouchFacts> of(Collection<Long> invoiceIds) {
    return invoiceIds.isEmpty() ? List.of() : mapper.of(invoiceIds.toArray(Long[]::new));
  }
}
