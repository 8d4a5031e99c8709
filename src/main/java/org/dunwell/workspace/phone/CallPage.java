package org.dunwell.workspace.phone;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.collections.calls.CallBriefs;
import org.dunwell.collections.calls.CustomerCalls;
import org.dunwell.collections.calls.PhoneTalks;
import org.dunwell.contact.phone.PhoneCall;
import org.dunwell.contact.phone.PhoneCalls;
import org.dunwell.contact.phone.RecordingPause;
import org.dunwell.contact.phone.Transcript;
import org.dunwell.contact.phone.Transcripts;
import org.dunwell.promises.evidence.Evidence;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.workspace.process.TaskDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** One call: what to know while it lasts, what was said in it, what came of it. */
@Controller
class CallPage {

  private final PhoneCalls calls;
  private final Transcripts transcripts;
  private final PhoneTalks talks;
  private final CallBriefs briefs;
  private final CustomerCalls customerCalls;
  private final Customers customers;
  private final Evidence evidence;
  private final TaskDesk desk;
  private final RecordingPause pause;

  CallPage(
      PhoneCalls calls,
      Transcripts transcripts,
      PhoneTalks talks,
      CallBriefs briefs,
      CustomerCalls customerCalls,
      Customers customers,
      Evidence evidence,
      TaskDesk desk,
      RecordingPause pause) {
    this.calls = calls;
    this.transcripts = transcripts;
    this.talks = talks;
    this.briefs = briefs;
    this.customerCalls = customerCalls;
    this.customers = customers;
    this.evidence = evidence;
    this.desk = desk;
    this.pause = pause;
  }

  @GetMapping("/phone-calls/{id}")
  String one(@PathVariable long id, Model model) {
    PhoneCall call = calls.of(id);
    Customer customer = call.customerId() == null ? null : customers.byId(call.customerId());
    model.addAttribute("call", call);
    model.addAttribute("state", words(call));
    model.addAttribute("length", length(call));
    model.addAttribute("customer", customer);
    model.addAttribute(
        "brief",
        customer == null || call.endedAt() != null ? null : briefs.ofCustomer(customer.id()));
    model.addAttribute("recording", pause.state(id).name());
    model.addAttribute("lines", transcripts.of(id).map(Transcript::lines).orElse(List.of()));
    model.addAttribute("note", talks.note(id));
    model.addAttribute("entry", talks.entry(id));
    model.addAttribute("proofs", evidence.ofCall(id));
    model.addAttribute("unproven", talks.unproven(id));
    model.addAttribute("outcome", customer == null ? null : outcome(customer));
    return "workspace/phone-call";
  }

  /**
   * How a call stands, for a page that is open while it lasts.
   *
   * @return {@code state}, its {@code words}, whether it is {@code over}, how its {@code recording}
   *     stands, and where whoever has talked goes on then ({@code next}, may be empty)
   */
  @GetMapping("/phone-calls/{id}/state")
  @ResponseBody
  Map<String, Object> state(@PathVariable long id, Principal who) {
    PhoneCall call = calls.of(id);
    boolean over = call.endedAt() != null;
    boolean enters = over && who.getName().equals(call.user()) && call.customerId() != null;
    return Map.of(
        "state",
        call.state(),
        "words",
        words(call),
        "over",
        over,
        "recording",
        pause.state(id).name(),
        "next",
        enters && talks.entry(id) == null ? outcome(customers.byId(call.customerId())) : "");
  }

  /** How long they talked; null while they do, and when nobody answered. */
  static String length(PhoneCall call) {
    if (call.startedAt() == null || call.endedAt() == null) {
      return null;
    }
    Duration talk = Duration.between(call.startedAt(), call.endedAt());
    return "%d:%02d min".formatted(talk.toMinutes(), talk.toSecondsPart());
  }

  /** How a call stands, as people say it. */
  static String words(PhoneCall call) {
    return switch (call.state()) {
      case "planned", "dialling" -> "Your telephone is about to ring.";
      case "ringing" -> "It rings.";
      case "talking" -> "You are talking.";
      default ->
          call.startedAt() == null ? "The call is over: nobody answered." : "The call is over.";
    };
  }

  /** Where its outcome is entered: in the task that waits, or as a call of its own. */
  private String outcome(Customer customer) {
    Optional<String> task =
        customerCalls.waiting(customer.id()).flatMap(desk::ofInstance).map(TaskDesk.OpenTask::id);
    return task.map(id -> "/tasks/" + id)
        .orElse("/customers/%s/calls/new".formatted(customer.number()));
  }
}
