package org.dunwell.workspace.phone;

import java.security.Principal;
import java.util.Map;
import java.util.regex.Pattern;
import org.dunwell.collections.calls.PhoneTalks;
import org.dunwell.contact.phone.PhoneCalls;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody does with a call: makes it, notes what is said, says what proves its promise. */
@Controller
class CallActions {

  /** A path of ours; never another site, however it is written. */
  private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\w./?&=%+~-]*");

  private final CallButton button;
  private final PhoneCalls calls;
  private final PhoneTalks talks;
  private final Customers customers;

  CallActions(CallButton button, PhoneCalls calls, PhoneTalks talks, Customers customers) {
    this.button = button;
    this.calls = calls;
    this.talks = talks;
    this.customers = customers;
  }

  /** Rings the person's own telephone and then the customer's. */
  @PostMapping("/customers/{number}/phone-calls")
  String dial(
      @PathVariable String number,
      @RequestParam(required = false) Long contact,
      @RequestParam String key,
      @RequestParam(required = false) String back,
      Principal who,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    try {
      return "redirect:/phone-calls/" + button.press(customer, contact, key, who.getName());
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
      if (back != null && OURS.matcher(back).matches()) {
        return "redirect:" + back;
      }
      flash.addAttribute("number", number);
      return "redirect:/customers/{number}";
    }
  }

  /** The notes as somebody types them; by the button, or by the page as they are typed. */
  @PostMapping("/phone-calls/{id}/note")
  String note(
      @PathVariable long id, @RequestParam String note, Principal who, RedirectAttributes flash) {
    calls.of(id);
    try {
      talks.note(id, note, who.getName());
      flash.addFlashAttribute("done", "The notes are kept.");
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/phone-calls/" + id;
  }

  @PostMapping(value = "/phone-calls/{id}/note", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ResponseEntity<Map<String, String>> typed(
      @PathVariable long id, @RequestParam String note, Principal who) {
    calls.of(id);
    try {
      talks.note(id, note, who.getName());
      return ResponseEntity.ok(Map.of("message", "Kept."));
    } catch (BrokenRule refused) {
      return ResponseEntity.unprocessableEntity().body(Map.of("message", refused.getMessage()));
    }
  }

  /** This sentence proves the promise that was taken in the call. */
  @PostMapping("/phone-calls/{id}/evidence")
  String prove(
      @PathVariable long id,
      @RequestParam String proposal,
      Principal who,
      RedirectAttributes flash) {
    try {
      talks.prove(id, proposal, who.getName());
      flash.addFlashAttribute("done", "The promise keeps this sentence as its proof.");
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/phone-calls/" + id;
  }
}
