package org.dunwell.sandbox;

import java.util.List;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.platform.security.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who can sign in to the sandbox. User and password are the same word: it is no secret. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SandboxUsers {

  private final Users users;
  private final Departments departments;

  SandboxUsers(Users users, Departments departments) {
    this.users = users;
    this.departments = departments;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(0)
  void ensure() {
    users.ensure("collector", "collector", "Clara", "Weber", "collectors");
    users.ensure("manager", "manager", "Miles", "Carter", "credit-managers", "collectors");
    users.ensure("analyst", "analyst", "Anna", "Schmidt", "analysts");
    users.ensure("investigator", "investigator", "Ines", "Vogel", "investigators");
    for (String department : List.of("logistics", "quality", "returns")) {
      departments.addMember(department, "investigator", "sandbox");
    }
    // so that what they are alerted to is found among the sandbox's mails
    users.ensureEmail("manager", "miles.carter@brandt-verpackungen.example");
    users.ensureEmail("investigator", "ines.vogel@brandt-verpackungen.example");
    users.ensure("admin", "admin", "Ada", "Novak", "administrators");
  }
}
