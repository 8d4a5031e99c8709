package org.dunwell.disputes.departments;

import java.util.List;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Memberships;
import org.dunwell.platform.security.Memberships.Member;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works in which department, in the engine's groups. Whoever works in one is an investigator
 * too, which lets them in; with the last department that ends.
 */
@Component
class DepartmentPeople implements ApplicationRunner {

  private final DepartmentBook book;
  private final Memberships memberships;

  DepartmentPeople(DepartmentBook book, Memberships memberships) {
    this.book = book;
    this.memberships = memberships;
  }

  /** Departments that a migration has made have no group yet. */
  @Override
  @Transactional
  public void run(ApplicationArguments args) {
    book.read(null).forEach(this::ensureGroup);
  }

  void ensureGroup(Department department) {
    memberships.ensureGroup(department.group(), department.name());
  }

  List<Member> of(Department department) {
    return memberships.of(department.group());
  }

  List<String> departmentsOf(String user) {
    return memberships.groupsOf(user, Department.GROUP_PREFIX).stream()
        .map(group -> group.substring(Department.GROUP_PREFIX.length()))
        .toList();
  }

  /** Whether they did not work there before. */
  boolean join(String user, Department department) {
    boolean joins = memberships.join(user, department.group());
    memberships.join(user, Group.INVESTIGATORS.id());
    return joins;
  }

  /** Whether they worked there. */
  boolean leave(String user, Department department) {
    boolean leaves = memberships.leave(user, department.group());
    if (leaves && departmentsOf(user).isEmpty()) {
      memberships.leave(user, Group.INVESTIGATORS.id());
    }
    return leaves;
  }
}
