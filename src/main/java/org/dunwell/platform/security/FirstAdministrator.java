package org.dunwell.platform.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets the first person into a live Dunwell: user {@code admin} with the password of {@code
 * DUNWELL_ADMIN_PASSWORD}, made only while there is no administrator. {@link LiveSignIn} refuses a
 * start without either.
 */
@Component
@Order(0)
class FirstAdministrator implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
  static final int SHORTEST_PASSWORD = 12;

  private final Users users;
  private final String password;

  FirstAdministrator(Users users, @Value("${dunwell.admin-password:}") String password) {
    this.users = users;
    this.password = password;
  }

  @Override
  public void run(ApplicationArguments args) {
    if (users.anybodyIn(Group.ADMINISTRATORS)) {
      return;
    }
    if (password.length() >= SHORTEST_PASSWORD) {
      users.ensure("admin", password, "First", "Administrator", Group.ADMINISTRATORS.id());
      log.info("Made the user admin; change the password in Admin and unset it here");
    }
  }
}
