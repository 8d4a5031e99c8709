package org.dunwell.platform.security;

import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in which group of the identity service. Rooms have groups of their own, such as the people
 * of a department; those stand for candidate groups of tasks and give no role.
 */
@Component
public class Memberships {

  /** A list to choose from that is longer helps nobody. */
  private static final int MOST = 500;

  /**
   * Somebody.
   *
   * @param name as people say it; the id when none was given
   */
  public record Member(String id, String name) {}

  private final IdentityService identity;

  Memberships(IdentityService identity) {
    this.identity = identity;
  }

  /** Makes the group, or gives it this title if it is there. */
  @Transactional
  public void ensureGroup(String id, String title) {
    var group = identity.createGroupQuery().groupId(id).singleResult();
    if (group == null) {
      group = identity.newGroup(id);
      group.setType(Users.WORKFLOW);
    }
    if (!title.equals(group.getName())) {
      group.setName(title);
      identity.saveGroup(group);
    }
  }

  /** Everybody who can be chosen, by name. */
  public List<Member> everybody() {
    return named(identity.createUserQuery().orderByUserId().asc().listPage(0, MOST));
  }

  /** The people of a group, by name. */
  public List<Member> of(String group) {
    return named(
        identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().listPage(0, MOST));
  }

  /** The ids of a user's groups that begin with this. */
  public List<String> groupsOf(String user, String prefix) {
    return identity.createGroupQuery().groupMember(user).list().stream()
        .map(org.camunda.bpm.engine.identity.Group::getId)
        .filter(id -> id.startsWith(prefix))
        .sorted()
        .toList();
  }

  /**
   * Doing it twice changes nothing.
   *
   * @return whether it was not so before
   * @throws BrokenRule when there is no such user
   */
  @Transactional
  public boolean join(String user, String group) {
    if (user == null || identity.createUserQuery().userId(user).count() == 0) {
      throw new BrokenRule("There is no user \"%s\". Choose one of the list.".formatted(user));
    }
    boolean joins = !isIn(user, group);
    if (joins) {
      identity.createMembership(user, group);
    }
    return joins;
  }

  /**
   * Doing it twice changes nothing.
   *
   * @return whether the user was in it
   */
  @Transactional
  public boolean leave(String user, String group) {
    boolean leaves = isIn(user, group);
    if (leaves) {
      identity.deleteMembership(user, group);
    }
    return leaves;
  }

  private boolean isIn(String user, String group) {
    return identity.createUserQuery().userId(user).memberOfGroup(group).count() > 0;
  }

  private static List<Member> named(List<User> users) {
    return users.stream()
        .map(user -> new Member(user.getId(), Users.name(user)))
        .sorted(Comparator.comparing(Member::name))
        .toList();
  }
}
