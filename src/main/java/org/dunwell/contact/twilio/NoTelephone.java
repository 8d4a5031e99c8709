package org.dunwell.contact.twilio;

import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.SellingEntity;

/** Nobody can telephone or write text messages, because an account or a number is missing. */
public final class NoTelephone extends BrokenRule {

  NoTelephone() {
    super(
        "There is no telephone here. Set DUNWELL_TWILIO_ACCOUNT_SID and DUNWELL_TWILIO_AUTH_TOKEN,"
            + " and do not name phone in DUNWELL_OFF.");
  }

  NoTelephone(SellingEntity entity) {
    super(
        "%s has no telephone number. Set DUNWELL_TWILIO_NUMBERS_%s to one that Twilio has sold you."
            .formatted(
                entity.name(),
                TwilioProperties.name(entity.code()).replace('-', '_').toUpperCase()));
  }
}
