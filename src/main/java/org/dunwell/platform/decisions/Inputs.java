package org.dunwell.platform.decisions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.models.Finding;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.InputDataNode;

/** Whether a changed model can be asked with what is there: nobody supplies more. */
final class Inputs {

  private Inputs() {}

  static List<Finding> check(Model shipped, Model changed) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> available = shipped.inputs();
    for (InputDataNode input : changed.dmn().getInputs()) {
      String name = input.getName();
      if (!available.containsKey(name)) {
        findings.add(
            new Finding(
                "input " + name,
                "Nobody supplies it.",
                "Available are: %s.".formatted(String.join(", ", available.keySet()))));
      } else {
        findings.addAll(takesWhatComes(name, type(shipped, name), input.getType()));
      }
    }
    return findings;
  }

  private static List<Finding> takesWhatComes(String name, DMNType before, DMNType after) {
    Set<String> missing = new HashSet<>(words(before));
    missing.removeAll(words(after));
    boolean sameBase = base(before).getName().equals(base(after).getName());
    if (sameBase && (words(after).isEmpty() || missing.isEmpty() && !words(before).isEmpty())) {
      return List.of();
    }
    return List.of(
        new Finding(
            "input " + name,
            sameBase
                ? "It does not allow %s, which does come.".formatted(said(missing, before))
                : "It is a %s instead of a %s."
                    .formatted(base(after).getName(), base(before).getName()),
            "Allow what the shipped table allows; words may be added."));
  }

  private static Object said(Set<String> missing, DMNType before) {
    return missing.isEmpty() ? "any " + base(before).getName() : missing;
  }

  private static DMNType type(Model model, String input) {
    return model.dmn().getInputByName(input).getType();
  }

  private static Set<String> words(DMNType type) {
    Set<String> words = new HashSet<>();
    type.getAllowedValues().forEach(value -> words.add(value.toString()));
    return words;
  }

  private static DMNType base(DMNType type) {
    return type.getBaseType() == null ? type : type.getBaseType();
  }
}
