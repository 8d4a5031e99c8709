package org.dunwell.sandbox;

import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.DepartmentEntry;
import org.dunwell.disputes.departments.Departments;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives the sample company's departments mailboxes of their own, so that the mails to them are
 * found among the sandbox's. Once: what somebody changes afterwards stays.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleDepartments {

  private static final String DOMAIN = "@brandt-verpackungen.example";

  private final Departments departments;

  SampleDepartments(Departments departments) {
    this.departments = departments;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(0)
  void giveAddresses() {
    departments.active().stream().filter(SampleDepartments::asItCame).forEach(this::giveAddress);
  }

  private static boolean asItCame(Department department) {
    return department.version() == 0 && department.email() == null;
  }

  private void giveAddress(Department department) {
    departments.change(
        department.code(),
        department.version(),
        new DepartmentEntry(
            department.name(),
            department.code() + DOMAIN,
            department.zone().getId(),
            department.calendar(),
            department.hours()),
        "sandbox");
  }
}
