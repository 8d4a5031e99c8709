package org.dunwell.platform.decisions;

import java.util.List;
import java.util.Map;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Listing;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The live decision models and all that ever were, for people and programs to read. */
@RestController
@RequestMapping("/api/rules")
class RulesResource {

  /** A model on the list. */
  record RuleLine(String id, String version, String description) {}

  /** A live model with its source; {@code inputs} by name, each with what it allows. */
  record Rule(
      String id,
      String version,
      String description,
      Map<String, String> inputs,
      List<DecisionStore.Version> versions,
      String content) {}

  private final Models models;
  private final DecisionStore store;

  RulesResource(Models models, DecisionStore store) {
    this.models = models;
    this.store = store;
  }

  @GetMapping
  Listing<RuleLine> all() {
    List<RuleLine> lines =
        models.all().stream()
            .map(model -> new RuleLine(model.id(), model.version(), model.description()))
            .toList();
    return new Listing<>(lines, lines.size(), null);
  }

  @GetMapping("/{id}")
  Rule one(@PathVariable String id) {
    Model model = models.byId(id);
    return new Rule(
        id,
        model.version(),
        model.description(),
        model.inputs(),
        store.versions(id),
        model.content());
  }

  /** The .dmn of any version, to be opened in a modeler. */
  @GetMapping(path = "/{id}/versions/{version}", produces = MediaType.APPLICATION_XML_VALUE)
  String content(@PathVariable String id, @PathVariable String version) {
    return store.content(id, version).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("version of decision model " + id, version));
  }
}
