package org.dunwell.collections.insolvency;

import org.dunwell.collections.files.FileOrder;
import org.dunwell.collections.files.FileSubject;
import org.springframework.stereotype.Component;

/** What proves a claim: what was owed on the day of the insolvency, and all that lies behind it. */
@Component
class ClaimFile implements FileSubject {

  private final ClaimMapper mapper;

  ClaimFile(ClaimMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String kind() {
    return "claim";
  }

  @Override
  public FileOrder order(long id) {
    Claim claim = mapper.byId(id).orElseThrow();
    return new FileOrder(
        "Claim in the insolvency of %s".formatted(claim.insolventOn()),
        claim.customerId(),
        mapper.items(id).stream().map(ClaimItem::invoiceId).toList(),
        claim.insolventOn(),
        claim.openedAt());
  }
}
