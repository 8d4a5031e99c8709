package org.dunwell.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.promises.NewPlanRequest;
import org.dunwell.promises.PlanRequests;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Customer;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A customer asks to pay in parts; one of us proposes a plan, within that one's authority. */
@Controller
class PlanPage {

  private static final String TEMPLATE = "portal/plan";

  /** As long as somebody who asks by mail or on the phone is left alone. */
  private static final int DAYS_TO_PROPOSE = 5;

  private static final int LONGEST_NOTE = 1_000;
  private static final int LONGEST_NAME = 100;

  private final GroupForms forms;
  private final PlanRequests requests;
  private final WorkingDays workingDays;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PlanPage(
      GroupForms forms,
      PlanRequests requests,
      WorkingDays workingDays,
      TransactionTemplate transaction,
      Clock clock) {
    this.forms = forms;
    this.requests = requests;
    this.workingDays = workingDays;
    this.transaction = transaction;
    this.clock = clock;
  }

  @GetMapping("/pay/{token}/plan")
  ModelAndView form(Visit visit, @RequestParam(required = false) String group) {
    return forms.draw(TEMPLATE, visit, group, Form.fresh(visit.words()));
  }

  @PostMapping("/pay/{token}/plan")
  ModelAndView ask(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
    return forms.answer(
        TEMPLATE,
        visit,
        sent,
        (form, group) -> {
          ask(visit, form, group);
          return PortalPages.done(visit, "plan");
        });
  }

  private void ask(Visit visit, Form form, OpenGroup group) {
    String key = form.key(visit);
    String name = form.text("name", LONGEST_NAME);
    String note = form.text("note", LONGEST_NOTE);
    Map<Long, List<OpenItem>> byCustomer =
        form.items(group).stream()
            .collect(
                Collectors.groupingBy(OpenItem::customerId, TreeMap::new, Collectors.toList()));
    transaction.executeWithoutResult(
        tx ->
            byCustomer.forEach(
                (customer, items) ->
                    requests.open(
                        new NewPlanRequest(
                            customer,
                            items.stream().map(OpenItem::id).toList(),
                            "portal",
                            key,
                            name,
                            note,
                            Promises.CUSTOMER,
                            heldUntil(items.get(0).customer())))));
  }

  private LocalDate heldUntil(Customer customer) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), customer.timeZone());
    return workingDays.plus(customer.calendar(), today, DAYS_TO_PROPOSE);
  }
}
