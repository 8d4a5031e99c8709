package org.dunwell.contact.texts;

import java.util.Optional;
import java.util.UUID;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.contact.templates.Words;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** What callers have sent to a telephone that is on file. */
@Component
class TextsOfTheLine implements CodeBySms, PayLinkBySms {

  private final TextMessages texts;
  private final TwilioAccess access;
  private final Customers customers;

  TextsOfTheLine(TextMessages texts, TwilioAccess access, Customers customers) {
    this.texts = texts;
    this.access = access;
    this.customers = customers;
  }

  @Override
  public boolean sendCode(
      LineCall call, long customerId, String number, String language, String code) {
    return send(
        call, customerId, number, new Said(TextMessages.CODE, language, "texts.code", code));
  }

  @Override
  public boolean sendLink(
      LineCall call, long customerId, String number, String language, String link) {
    return send(call, customerId, number, new Said("link", language, "texts.link", link));
  }

  private record Said(String kind, String language, String words, String value) {}

  /** The caller asked for it, so it needs no other yes; a STOP still counts. */
  private boolean send(LineCall call, long customerId, String number, Said said) {
    Optional<TelephoneNumber> to =
        TelephoneNumber.read(number, customers.byId(customerId).country())
            .filter(TelephoneNumber::texts);
    if (to.isEmpty() || !access.ready() || !access.hasNumber(call.sellingEntityId())) {
      return false;
    }
    Words words = Words.in(said.language());
    return texts
        .offer(
            new NewText(
                "call/%d/%s/%s".formatted(call.id(), said.kind(), UUID.randomUUID()),
                customerId,
                call.sellingEntityId(),
                to.get().e164(),
                words.language(),
                words.of(said.words(), said.value()),
                said.kind()))
        .isPresent();
  }
}
