package org.dunwell.credit.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.StandIns;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom an alert is mailed to: whoever looks after the customer or the prospect, and while it is
 * away its stand-in too, as far as that one may see it. Where that is nobody with an address, the
 * credit managers who may see it. In the app it stands anyway.
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
  private final StandIns standIns;

  AlertReaders(AlertMailMapper mapper, Users users, StandIns standIns) {
    this.mapper = mapper;
    this.users = users;
    this.standIns = standIns;
  }

  /** Writes down who is told of these; a statement for each person. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(List<Raised> raised, Instant now) {
    Map<String, List<Long>> byOwner = new LinkedHashMap<>();
    raised.forEach(
        one -> byOwner.computeIfAbsent(one.owner(), any -> new ArrayList<>()).add(one.id()));
    byOwner.forEach(
        (owner, alerts) -> tell(owner, alerts.toArray(Long[]::new), now.plus(GATHERED)));
  }

  private void tell(String owner, Long[] alerts, Instant due) {
    String inCharge = standIns.inCharge(owner);
    if (isReachable(owner)) {
      mapper.tell(owner, alerts, due);
    }
    if (isReachable(inCharge) && !inCharge.equals(owner)) {
      mapper.tellOfSeen(inCharge, alerts, due);
    } else if (!isReachable(owner)) {
      users
          .reachable(Group.CREDIT_MANAGERS)
          .forEach(manager -> mapper.tellOfSeen(manager, alerts, due));
    }
  }

  private boolean isReachable(String user) {
    return user != null && users.emailOf(user).isPresent();
  }
}
