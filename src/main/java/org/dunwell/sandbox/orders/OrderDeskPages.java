package org.dunwell.sandbox.orders;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.platform.web.Typed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The order system's own page, and where it is told. */
@Controller
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class OrderDeskPages {

  private static final String HERE = "/sandbox/orders";
  private static final Set<String> MOVES = Set.of("delivered", "billed", "cancelled");

  private final OrderDesk desk;

  OrderDeskPages(OrderDesk desk) {
    this.desk = desk;
  }

  @GetMapping(HERE)
  String page(Model model) {
    model.addAttribute("asked", desk.asked());
    model.addAttribute("heard", desk.heard());
    return "sandbox/orders";
  }

  @PostMapping(HERE)
  ModelAndView place(
      @RequestParam String customer,
      @RequestParam String order,
      @RequestParam String amount,
      @RequestParam String currency,
      @RequestParam(defaultValue = "false") boolean prepaid,
      Principal by,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () ->
            desk.ask(
                "",
                Map.of(
                    "customer", customer,
                    "order", order,
                    "amount", number(amount),
                    "currency", currency,
                    "prepaid", prepaid),
                by.getName()),
        HERE,
        "Asked; the answer stands first in the list.",
        flash);
  }

  @PostMapping(HERE + "/moves")
  ModelAndView move(
      @RequestParam String customer,
      @RequestParam String order,
      @RequestParam String move,
      Principal by,
      RedirectAttributes flash) {
    if (!MOVES.contains(move)) {
      throw new BrokenRule("An order is delivered, billed or cancelled.");
    }
    String number = URLEncoder.encode(order, StandardCharsets.UTF_8).replace("+", "%20");
    return FormAnswers.tried(
        () -> desk.ask("/" + number + "/" + move, Map.of("customer", customer), by.getName()),
        HERE,
        "Said; the answer stands first in the list.",
        flash);
  }

  private static Object number(String amount) {
    Object number = Typed.amount(amount);
    return number == null ? "" : number;
  }

  /** News: taken when it is signed. */
  @PostMapping(OrderDesk.HOOK)
  ResponseEntity<Void> hear(
      @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
      @RequestHeader(value = "Dunwell-Signature", defaultValue = "") String signature,
      @RequestBody byte[] body) {
    return ResponseEntity.status(
            desk.hear(key, signature, body) ? HttpStatus.NO_CONTENT : HttpStatus.FORBIDDEN)
        .build();
  }
}
