package org.dunwell.disputes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.evidence.Raising;
import org.dunwell.disputes.evidence.web.Uploads;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Raising disputes for a customer: which invoices, why, how much, who said so, with what. */
@Controller
class RaisePages {

  /** Who owes more raises disputes from the invoice. */
  private static final int MOST_INVOICES = 200;

  private final Raising raising;
  private final RaiseMapper mapper;
  private final ReasonCodes reasons;
  private final Departments departments;
  private final Customers customers;

  RaisePages(
      Raising raising,
      RaiseMapper mapper,
      ReasonCodes reasons,
      Departments departments,
      Customers customers) {
    this.raising = raising;
    this.mapper = mapper;
    this.reasons = reasons;
    this.departments = departments;
    this.customers = customers;
  }

  @GetMapping("/customers/{number}/disputes/new")
  String form(
      @PathVariable String number,
      @RequestParam(required = false) List<Long> invoice,
      Model model) {
    return show(customers.byNumber(number), RaiseForm.begin(invoice, null), model);
  }

  @PostMapping("/customers/{number}/disputes")
  String raise(
      @PathVariable String number,
      @ModelAttribute RaiseForm form,
      @RequestParam(required = false) List<MultipartFile> files,
      Principal who,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash)
      throws IOException {
    Customer customer = customers.byNumber(number);
    try {
      checkTheirs(customer, form);
      List<NewDispute> wanted = form.disputes(who.getName());
      List<Dispute> raised = raising.raise(wanted, Uploads.read(files));
      flash.addFlashAttribute("done", done(raised));
      return raised.size() == 1
          ? "redirect:/disputes/" + raised.get(0).id()
          : "redirect:/customers/{number}";
    } catch (BrokenRule refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      return show(customer, form, model);
    }
  }

  private static String done(List<Dispute> raised) {
    return raised.size() == 1
        ? "The dispute is raised. Nobody asks for this part until it is settled."
        : "%d disputes are raised. Nobody asks for these invoices until they are settled."
            .formatted(raised.size());
  }

  /** One submission names one customer's invoices and people, whatever ids it carries. */
  private void checkTheirs(Customer customer, RaiseForm form) {
    Set<Long> theirs = new HashSet<>();
    lines(customer).forEach(line -> theirs.add(line.id()));
    if (!theirs.containsAll(form.invoice())) {
      throw new DisputeNotAllowed(
          "An invoice you chose is settled meanwhile, or none of this customer's. Look at what is open now and choose again.");
    }
    if (form.contact() != null
        && contacts(customer).stream().noneMatch(one -> one.id() == form.contact())) {
      throw new DisputeNotAllowed("Choose one of this customer's own contacts.");
    }
  }

  private String show(Customer customer, RaiseForm form, Model model) {
    model.addAttribute("customer", customer);
    model.addAttribute("form", form);
    model.addAttribute("invoices", lines(customer));
    model.addAttribute("reasons", reasonsByDepartment());
    model.addAttribute("contacts", contacts(customer));
    return "disputes/raise";
  }

  private List<RaiseMapper.Line> lines(Customer customer) {
    return mapper.openInvoices(customer.id(), MOST_INVOICES);
  }

  private Map<String, List<ReasonCode>> reasonsByDepartment() {
    Map<String, String> names =
        departments.all().stream().collect(Collectors.toMap(Department::code, Department::name));
    return reasons.active().stream()
        .collect(
            Collectors.groupingBy(
                reason -> names.get(reason.department()), TreeMap::new, Collectors.toList()));
  }

  private List<Contact> contacts(Customer customer) {
    return customers.contacts(
        Stream.of(customer.billToId(), Long.valueOf(customer.id()))
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }
}
