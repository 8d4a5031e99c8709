package org.dunwell.platform.security;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.dunwell.platform.BrokenRule;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in. Users and groups live in the engine's identity service, passwords hashed. */
@Component
public class Users {

  /** The engine's own name for who may do everything in its webapps. */
  static final String ENGINE_ADMINISTRATORS = "camunda-admin";

  /** The engine's type of groups that tasks are given to. */
  static final String WORKFLOW = "WORKFLOW";

  private static final String ROLE = "ROLE_";

  /** One alert does not go to a whole company. */
  private static final int MOST_WRITTEN_TO = 20;

  private final IdentityService identity;

  Users(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * Creates a user and the memberships it lacks. A user that is there already keeps its password,
   * name and further groups.
   *
   * @param id letters and digits, what people type to sign in
   * @param groups ids of groups, such as {@code collectors}; created when they do not exist
   */
  @Transactional
  public void ensure(
      String id, String password, String firstName, String lastName, String... groups) {
    if (identity.createUserQuery().userId(id).count() == 0) {
      User user = identity.newUser(id);
      user.setPassword(password);
      user.setFirstName(firstName);
      user.setLastName(lastName);
      identity.saveUser(user);
    }
    for (String group : groups) {
      join(id, group);
      if (group.equals(Group.ADMINISTRATORS.id())) {
        join(id, ENGINE_ADMINISTRATORS);
      }
    }
  }

  /** Gives a user an e-mail address who has none. */
  @Transactional
  public void ensureEmail(String id, String address) {
    User user = identity.createUserQuery().userId(id).singleResult();
    if (email(user).isEmpty()) {
      user.setEmail(address);
      identity.saveUser(user);
    }
  }

  /** The ids of everybody, in order, at most {@code limit} of them. */
  public List<String> ids(int limit) {
    return identity.createUserQuery().orderByUserId().asc().listPage(0, limit).stream()
        .map(User::getId)
        .toList();
  }

  /**
   * Somebody who may own customers.
   *
   * @param name as people say it; the id when none was given
   */
  public record Collector(String id, String name) {}

  /** Everybody who may own customers: collectors and credit managers, by name. */
  public List<Collector> collectors() {
    return Stream.of(Group.COLLECTORS, Group.CREDIT_MANAGERS)
        .flatMap(group -> identity.createUserQuery().memberOfGroup(group.id()).list().stream())
        .map(user -> new Collector(user.getId(), name(user)))
        .distinct()
        .sorted(Comparator.comparing(Collector::name))
        .toList();
  }

  /**
   * @throws BrokenRule when nobody of this id may own customers
   */
  public Collector collector(String id) {
    return collectors().stream()
        .filter(collector -> collector.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new BrokenRule(
                    "\"%s\" is no collector or credit manager; choose one of %s."
                        .formatted(id, collectors().stream().map(Collector::id).toList())));
  }

  /** A user's name as people say it; the id when none was given or there is no such user. */
  public String nameOf(String userId) {
    User user = identity.createUserQuery().userId(userId).singleResult();
    return user == null ? userId : name(user);
  }

  /** A user's e-mail address; empty when there is none. */
  public Optional<String> emailOf(String userId) {
    return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
        .flatMap(Users::email);
  }

  /** The ids of a group's users who have an e-mail address, in order. */
  public List<String> reachable(Group group) {
    return members(group)
        .filter(user -> email(user).isPresent())
        .map(User::getId)
        .sorted()
        .toList();
  }

  private Stream<User> members(Group group) {
    return identity
        .createUserQuery()
        .memberOfGroup(group.id())
        .listPage(0, MOST_WRITTEN_TO)
        .stream();
  }

  /** The e-mail addresses of a group's users, each once; those without one are left out. */
  public List<String> emailsOf(Group group) {
    return members(group).flatMap(user -> email(user).stream()).distinct().sorted().toList();
  }

  private static Optional<String> email(User user) {
    return Optional.ofNullable(user.getEmail()).map(String::strip).filter(mail -> !mail.isEmpty());
  }

  static String name(User user) {
    String name =
        Stream.of(user.getFirstName(), user.getLastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? user.getId() : name;
  }

  /** Whether there is such a user and the group is one of its own. */
  public boolean isIn(String userId, Group group) {
    return identity.createUserQuery().userId(userId).memberOfGroup(group.id()).count() > 0;
  }

  boolean anybodyIn(Group group) {
    return identity.createUserQuery().memberOfGroup(group.id()).count() > 0;
  }

  /** The ids of all groups of a user, the engine's own among them. */
  List<String> groupsOf(String userId) {
    return identity.createGroupQuery().groupMember(userId).list().stream()
        .map(org.camunda.bpm.engine.identity.Group::getId)
        .toList();
  }

  /**
   * What a user may do.
   *
   * @throws BrokenRule when the user is in none of our groups, and so may do nothing
   */
  List<GrantedAuthority> authoritiesOf(String userId) {
    List<String> roles =
        groupsOf(userId).stream()
            .map(id -> Group.of(id).map(Group::role).orElse(null))
            .filter(Objects::nonNull)
            .map(role -> ROLE + role)
            .toList();
    if (roles.isEmpty()) {
      throw new BrokenRule(
          "The user %s is in no group. An administrator adds users to groups in Admin."
              .formatted(userId));
    }
    return AuthorityUtils.createAuthorityList(roles);
  }

  void ensureGroup(String id) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      var group = identity.newGroup(id);
      group.setName(Group.of(id).map(Group::title).orElse(id));
      group.setType(id.equals(ENGINE_ADMINISTRATORS) ? "SYSTEM" : WORKFLOW);
      identity.saveGroup(group);
    }
  }

  private void join(String userId, String group) {
    ensureGroup(group);
    boolean member = identity.createUserQuery().userId(userId).memberOfGroup(group).count() > 0;
    if (!member) {
      identity.createMembership(userId, group);
    }
  }
}
