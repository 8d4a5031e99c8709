package org.dunwell.platform.security;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.live.LiveFacts;
import org.dunwell.platform.live.Missing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody can sign in to a live Dunwell, and nobody with a password that everybody knows. */
@Component
class LiveSignIn implements LiveFacts {

  /** The sandbox's users, whose passwords are their names. */
  private static final List<String> KNOWN =
      List.of("collector", "manager", "analyst", "investigator", "admin", "demo");

  private final Users users;
  private final Passwords passwords;
  private final JdbcClient jdbc;
  private final String password;

  LiveSignIn(
      Users users,
      Passwords passwords,
      JdbcClient jdbc,
      @Value("${dunwell.admin-password:}") String password) {
    this.users = users;
    this.passwords = passwords;
    this.jdbc = jdbc;
    this.password = password;
  }

  @Override
  public List<Missing> missing() {
    List<Missing> missing = new ArrayList<>();
    if (!users.anybodyIn(Group.ADMINISTRATORS)
        && password.length() < FirstAdministrator.SHORTEST_PASSWORD) {
      missing.add(
          new Missing(
              "There is no administrator who could sign in.",
              "Set DUNWELL_ADMIN_PASSWORD (or DUNWELL_ADMIN_PASSWORD_FILE) to %d or more characters;"
                      .formatted(FirstAdministrator.SHORTEST_PASSWORD)
                  + " it makes the user admin at the first start."));
    }
    List<String> open = KNOWN.stream().filter(id -> passwords.fit(id, id)).toList();
    if (!open.isEmpty()) {
      missing.add(
          new Missing(
              "Users have the password that the sandbox gave them: %s."
                  .formatted(String.join(", ", open)),
              "Change their passwords or delete them in Admin while Dunwell runs as a sandbox."));
    }
    if (jdbc.sql("select count(*) from platform.sandbox_time").query(Long.class).single() > 0) {
      missing.add(
          new Missing(
              "This database was a sandbox's, and time has been played with in it.",
              "Name an empty database in DUNWELL_DB_URL."));
    }
    return missing;
  }
}
