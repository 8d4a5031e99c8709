package org.dunwell.contact;

import org.dunwell.platform.SignedLinks;
import org.dunwell.receivables.Account;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links that open a customer's own page without sign-in. */
@Component
public class PayLinks {

  private final SignedLinks links;
  private final String publicUrl;

  PayLinks(
      SignedLinks links,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  /** A link valid for {@link StatementSheets#LINK_VALIDITY} from now. */
  public String to(Account account) {
    String subject = account.customerId() + "-" + account.sellingEntityId();
    return publicUrl + "/pay/" + links.mint("pay", subject, StatementSheets.LINK_VALIDITY);
  }
}
