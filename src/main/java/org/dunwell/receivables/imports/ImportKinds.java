package org.dunwell.receivables.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** All kinds that the rooms of this house can import. */
@Component
public class ImportKinds {

  private final List<ImportKind> kinds;

  ImportKinds(ObjectProvider<ImportKind> kinds) {
    this.kinds = kinds.orderedStream().toList();
  }

  public List<ImportKind> all() {
    return kinds;
  }

  /** Those that whoever is signed in may bring. */
  public List<ImportKind> offered() {
    return kinds.stream().filter(ImportKinds::isOffered).toList();
  }

  private static boolean isOffered(ImportKind kind) {
    return !kind.isForCreditManagers() || Viewer.isOf(Group.CREDIT_MANAGERS);
  }

  /**
   * Lets pass what whoever is signed in may bring.
   *
   * @throws AccessDeniedException when it is for others
   * @throws BrokenRule when there is no such kind
   */
  public void checkOffered(String name) {
    if (!isOffered(byName(name))) {
      throw new AccessDeniedException(name + " are brought by credit managers");
    }
  }

  /**
   * @throws BrokenRule when there is no such kind
   */
  public ImportKind byName(String name) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BrokenRule(
                    "There is no kind of import called %s. Take one of: %s."
                        .formatted(name, names())));
  }

  private String names() {
    return kinds.stream().map(ImportKind::name).collect(Collectors.joining(", "));
  }
}
