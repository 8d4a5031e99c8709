package org.dunwell.workspace.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.collections.calls.Call;
import org.dunwell.collections.calls.CallBriefs;
import org.dunwell.collections.calls.CallBriefs.Brief;
import org.dunwell.collections.calls.CallReport;
import org.dunwell.collections.calls.CustomerCalls;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.workspace.process.TaskDesk;
import org.dunwell.workspace.process.TaskDesk.Form;
import org.dunwell.workspace.tasks.TaskCompletion.Filled;
import org.dunwell.workspace.tasks.TaskCompletion.Told;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** Calls besides the task: one that came in, and one whose outcome was entered wrongly. */
@Controller
class CallPages {

  private final CustomerCalls calls;
  private final CallBriefs briefs;
  private final Customers customers;
  private final TaskDesk desk;
  private final PlanWay plan;
  private final ObjectMapper json;

  CallPages(
      CustomerCalls calls,
      CallBriefs briefs,
      Customers customers,
      TaskDesk desk,
      PlanWay plan,
      ObjectMapper json) {
    this.calls = calls;
    this.briefs = briefs;
    this.customers = customers;
    this.desk = desk;
    this.plan = plan;
    this.json = json;
  }

  @GetMapping("/customers/{number}/calls/new")
  String cameIn(@PathVariable String number, Model model) {
    Customer customer = customers.byNumber(number);
    model.addAttribute("customer", customer);
    model.addAttribute("waiting", calls.waiting(customer.id()).isPresent());
    return "workspace/call-in";
  }

  @GetMapping("/customers/{number}/calls/form")
  @ResponseBody
  Form form(@PathVariable String number) {
    Customer customer = customers.byNumber(number);
    return waiting(customer)
        .map(task -> desk.form(task.id()))
        .orElseGet(() -> new Form(schema(), data(briefs.ofCustomer(customer.id()))));
  }

  /** A call that waits for this customer is made by it. */
  @PostMapping("/customers/{number}/calls")
  @ResponseBody
  ResponseEntity<Told> enter(
      @PathVariable String number, @RequestBody Filled filled, Principal who) {
    Customer customer = customers.byNumber(number);
    return told(
        filled,
        customer,
        () ->
            waiting(customer)
                .ifPresentOrElse(
                    task ->
                        desk.complete(
                            task.id(),
                            filled.values(),
                            Map.of("direction", "incoming"),
                            who.getName()),
                    () ->
                        calls.came(
                            customer.id(), report(filled, briefs.ofCustomer(customer.id()), who))));
  }

  @GetMapping("/calls/{id}/correct")
  String wrong(@PathVariable long id, Model model) {
    Call call = calls.byId(id);
    model.addAttribute("call", call);
    model.addAttribute("customer", customers.byId(call.customerId()));
    model.addAttribute("correctable", calls.isCorrectable(call));
    model.addAttribute("days", CustomerCalls.CORRECTABLE.toDays());
    return "workspace/call-correct";
  }

  @GetMapping("/calls/{id}/form")
  @ResponseBody
  Form formOf(@PathVariable long id) {
    Call call = calls.byId(id);
    Map<String, Object> data = data(briefs.ofCall(call));
    data.put("note", call.note());
    return new Form(schema(), data);
  }

  @PostMapping("/calls/{id}/correct")
  @ResponseBody
  ResponseEntity<Told> correct(@PathVariable long id, @RequestBody Filled filled, Principal who) {
    Call call = calls.byId(id);
    return told(
        filled,
        customers.byId(call.customerId()),
        () -> calls.correct(id, report(filled, briefs.ofCall(call), who)));
  }

  private Optional<TaskDesk.OpenTask> waiting(Customer customer) {
    return calls.waiting(customer.id()).flatMap(desk::ofInstance);
  }

  private ResponseEntity<Told> told(Filled filled, Customer customer, Runnable work) {
    try {
      work.run();
      return ResponseEntity.ok(
          new Told("Done.", false, null, plan.after(filled.values(), customer.number())));
    } catch (RuntimeException failure) {
      Throwable cause = TaskCompletion.knownCause(failure);
      if (cause instanceof BrokenRule || cause instanceof NotThere) {
        return ResponseEntity.unprocessableEntity().body(Told.refused(cause.getMessage()));
      }
      if (cause != null) {
        return ResponseEntity.status(409)
            .body(Told.refused("The case has changed while you were at it. Send it again."));
      }
      throw failure;
    }
  }

  private static CallReport report(Filled filled, Brief brief, Principal who) {
    Map<String, Object> values = filled.values() == null ? Map.of() : filled.values();
    return brief
        .talk()
        .entered(
            new CallReport.Fields(
                text(values, "outcome"),
                text(values, "contact"),
                values.get("invoices") instanceof List<?> several
                    ? several.stream().map(String::valueOf).toList()
                    : List.of(),
                text(values, "amount"),
                text(values, "promisedFor"),
                text(values, "reason"),
                text(values, "note"),
                text(values, "proposal")),
            who.getName());
  }

  private static String text(Map<String, Object> values, String key) {
    Object value = values.get(key);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  /** The same names that the inputs of the task have. */
  private static Map<String, Object> data(Brief brief) {
    Map<String, Object> data = new HashMap<>();
    data.put("customer", brief.customer());
    data.put("owed", brief.owed());
    data.put("lastPromise", brief.lastPromise());
    data.put("lastWords", brief.lastWords());
    data.put("pinnedNotes", brief.pinnedNotes());
    data.put("payLink", brief.payLinks());
    data.put("contact", brief.contacts().isEmpty() ? null : brief.contacts().get(0).value());
    data.put("contactOptions", brief.contacts());
    data.put("outcomeOptions", brief.outcomes());
    data.put("invoiceOptions", brief.invoices());
    data.put("reasonOptions", brief.reasons());
    data.put("proposalOptions", brief.talk().offers());
    data.put("note", brief.talk().note());
    return data;
  }

  private JsonNode schema() {
    try (InputStream form = new ClassPathResource("forms/call-customer.form").getInputStream()) {
      return json.readTree(form);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
