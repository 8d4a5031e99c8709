package org.dunwell.credit.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom an alert is mailed to: whoever looks after the customer or the prospect; where that is
 * nobody, or somebody without an address, the credit managers who may see it. In the app it stands
 * anyway.
 */
@Component
class AlertReaders {

  /** So that one mail tells of all that one change has brought about. */
  private static final Duration GATHERED = Duration.ofMinutes(5);

  /**
   * An alert that was just stored.
   *
   * @param owner a user id; null for nobody
   */
  record Raised(long id, String owner) {}

  private final AlertMailMapper mapper;
  private final Users users;

  AlertReaders(AlertMailMapper mapper, Users users) {
    this.mapper = mapper;
    this.users = users;
  }

  /** Writes down who is told of these; a statement for each person. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(List<Raised> raised, Instant now) {
    Map<String, List<Long>> byOwner = new LinkedHashMap<>();
    raised.forEach(
        one ->
            byOwner
                .computeIfAbsent(reachable(one.owner()), any -> new ArrayList<>())
                .add(one.id()));
    Instant due = now.plus(GATHERED);
    byOwner.forEach(
        (owner, alerts) -> {
          Long[] ids = alerts.toArray(Long[]::new);
          if (owner == null) {
            users
                .reachable(Group.CREDIT_MANAGERS)
                .forEach(manager -> mapper.tellOfSeen(manager, ids, due));
          } else {
            mapper.tell(owner, ids, due);
          }
        });
  }

  private String reachable(String owner) {
    return owner == null || users.emailOf(owner).isEmpty() ? null : owner;
  }
}
