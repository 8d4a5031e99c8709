package org.dunwell.receivables.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.springframework.beans.factory.ObjectProvider;
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
