package org.dunwell.contact.phone;

import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/** Under which numbers customers reach us. */
@Component
public class LineNumbers {

  private final TwilioAccess access;

  LineNumbers(TwilioAccess access) {
    this.access = access;
  }

  /**
   * The number of a selling entity's line as people read it; the company's own telephone where no
   * line is set up, which may be null.
   */
  public String of(SellingEntity entity) {
    if (!access.ready() || !access.hasNumber(entity.id())) {
      return entity.phone();
    }
    return TelephoneNumber.readable(access.numberOf(entity.id()));
  }
}
