package org.dunwell.credit.limits;

import java.time.Clock;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits that were agreed to elsewhere, such as in a credit application: in force without a task.
 */
@Component
public class LimitGrants {

  private static final String TWO = "two-managers";

  private final LimitProposals proposals;
  private final LimitApprovals approvals;
  private final LimitMapper mapper;
  private final Users users;
  private final Clock clock;

  LimitGrants(
      LimitProposals proposals,
      LimitApprovals approvals,
      LimitMapper mapper,
      Users users,
      Clock clock) {
    this.proposals = proposals;
    this.approvals = approvals;
    this.mapper = mapper;
    this.users = users;
    this.clock = clock;
  }

  /**
   * Whether {@code rules/credit-authority.dmn} wants another credit manager besides who wishes it.
   *
   * @throws BrokenRule when it is no credit manager who wishes it
   */
  @Transactional
  public boolean needsAnother(NewLimit wish) {
    if (!users.isIn(wish.by(), Group.CREDIT_MANAGERS)) {
      throw new BrokenRule("Credit managers decide about limits.");
    }
    return !proposals.approval(wish).equals("none");
  }

  /**
   * Stores wish, decisions and who agreed, and puts the limit in force.
   *
   * @param first who agreed before; null where nobody had to
   * @return the id of the proposal that is granted by it
   */
  @Transactional
  public long grant(NewLimit wish, String first) {
    long id = proposals.store(wish);
    if (first != null) {
      mapper.second(id, first);
    }
    mapper.end(id, "granted", wish.by(), wish.cause(), clock.instant());
    approvals.grant(id);
    return id;
  }
}
