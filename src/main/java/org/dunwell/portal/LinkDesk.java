package org.dunwell.portal;

import java.security.Principal;
import org.dunwell.payments.hints.PaymentHint;
import org.dunwell.payments.hints.PaymentHints;
import org.dunwell.platform.web.Downloads;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.receivables.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What our people and programs do about a customer's links. */
@Controller
class LinkDesk {

  private final ShutLinks shut;
  private final PaymentHints hints;
  private final Customers customers;

  LinkDesk(ShutLinks shut, PaymentHints hints, Customers customers) {
    this.shut = shut;
    this.hints = hints;
    this.customers = customers;
  }

  @PostMapping("/customers/{number}/pay-links/shut")
  ModelAndView shut(@PathVariable String number, Principal by, RedirectAttributes flash) {
    shut.shut(customers.byNumber(number).id(), by.getName());
    return FormAnswers.done(
        "/customers/" + number, "Every link sent so far opens nothing any more.", flash);
  }

  /** Every link of this customer opens nothing any more. */
  @PostMapping("/api/customers/{number}/pay-links/shut")
  @ResponseBody
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void shutByProgram(@PathVariable String number, Principal by) {
    shut.shut(customers.byNumber(number).id(), by.getName());
  }

  @GetMapping("/customers/{number}/payment-proofs/{proof}")
  ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable long proof) {
    PaymentHint.Proof file = hints.file(customers.byNumber(number).id(), proof);
    return Downloads.of(file.fileName(), file.mediaType(), file.bytes());
  }
}
