package org.dunwell.platform.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes our groups and says what each may do in the engine's webapps and REST. Written once: what
 * an administrator changes in Admin afterwards stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineAuthorizations implements ApplicationRunner {

  private final AuthorizationService authorizations;
  private final Users users;

  EngineAuthorizations(AuthorizationService authorizations, Users users) {
    this.authorizations = authorizations;
    this.users = users;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments args) {
    users.ensureGroup(Users.ENGINE_ADMINISTRATORS);
    for (Resources resource : Resources.values()) {
      grant(Users.ENGINE_ADMINISTRATORS, resource, ANY, Permissions.ALL);
    }
    for (Group group : Group.values()) {
      users.ensureGroup(group.id());
      grant(
          group.id(),
          Resources.PROCESS_DEFINITION,
          ANY,
          Permissions.READ,
          Permissions.READ_INSTANCE,
          Permissions.READ_HISTORY);
    }
    worker(Group.COLLECTORS);
    worker(Group.CREDIT_MANAGERS);
    worker(Group.INVESTIGATORS);
    everyTask(Group.COLLECTORS);
    everyTask(Group.CREDIT_MANAGERS);
    watcher(Group.CREDIT_MANAGERS);
    watcher(Group.ANALYSTS);
  }

  /**
   * Works in Tasklist, on tasks that are given to the person or one of its groups: those the engine
   * grants by itself. Which lists a group sees {@link TasklistFilters} says.
   */
  private void worker(Group group) {
    grant(group.id(), Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant(group.id(), Resources.USER, ANY, Permissions.READ);
    grant(group.id(), Resources.GROUP, ANY, Permissions.READ);
  }

  /** Sees and works on tasks of other groups too. */
  private void everyTask(Group group) {
    grant(group.id(), Resources.TASK, ANY, Permissions.READ, Permissions.UPDATE);
  }

  /** Sees instances on their pictures in Cockpit. */
  private void watcher(Group group) {
    grant(group.id(), Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(group.id(), Resources.PROCESS_INSTANCE, ANY, Permissions.READ);
    grant(group.id(), Resources.DEPLOYMENT, ANY, Permissions.READ);
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    boolean there =
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .count()
            > 0;
    if (!there) {
      Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
      grant.setGroupId(group);
      grant.setResource(resource);
      grant.setResourceId(id);
      grant.setPermissions(permissions);
      authorizations.saveAuthorization(grant);
    }
  }
}
