package org.dunwell.portal.phone;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.phone.LineNumbers;
import org.dunwell.portal.PortalPages;
import org.dunwell.portal.Visit;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A customer makes itself a PIN for the telephone. */
@Controller
class PhonePinPage {

  private final PhonePins pins;
  private final SellingEntities entities;
  private final LineNumbers numbers;
  private final Correspondence mails;

  PhonePinPage(
      PhonePins pins, SellingEntities entities, LineNumbers numbers, Correspondence mails) {
    this.pins = pins;
    this.entities = entities;
    this.numbers = numbers;
    this.mails = mails;
  }

  @GetMapping("/pay/{token}/phone-pin")
  ModelAndView page(Visit visit) {
    return draw(visit).addObject("madeOn", madeOn(visit));
  }

  /** Shown in the answer and nowhere again; the address on file hears that there is a new one. */
  @PostMapping("/pay/{token}/phone-pin")
  @Transactional
  ModelAndView renew(Visit visit) {
    String pin = pins.renew(visit.customer().id(), Promises.CUSTOMER);
    mails.send(
        new NewMessage(
            "phone-pin/" + UUID.randomUUID(),
            visit.customer().id(),
            visit.account().sellingEntityId(),
            null,
            "phone-pin-changed",
            Map.of(),
            List.of(),
            false,
            List.of(),
            Promises.CUSTOMER));
    return draw(visit).addObject("pin", PhonePinLetters.readable(pin));
  }

  private ModelAndView draw(Visit visit) {
    return PortalPages.page("portal/phone-pin", visit)
        .addObject("phone", numbers.of(entities.byId(visit.account().sellingEntityId())));
  }

  private String madeOn(Visit visit) {
    return pins.madeAt(visit.customer().id())
        .map(at -> LocalDate.ofInstant(at, visit.customer().timeZone()))
        .map(visit.words()::date)
        .orElse(null);
  }
}
