package org.dunwell.platform.decisions;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
@Tag(name = "Rules")
class RulesResource {

  /** A model on the list. */
  record RuleLine(String id, String version, String description, boolean changed) {}

  /** A version went live. */
  record Change(String version, Instant at, String by, String note) {}

  /**
   * A live model with its source.
   *
   * @param changed whether people of this house have put another table live than the shipped one
   * @param shippedVersion the table that the product comes with
   * @param shippedChangedSince whether that is another one than when the table was changed
   * @param inputs by name, each with what it allows
   * @param changes who put which version live, when and why; latest first
   */
  record Rule(
      String id,
      String version,
      String description,
      boolean changed,
      String shippedVersion,
      boolean shippedChangedSince,
      Map<String, String> inputs,
      List<DecisionStore.Version> versions,
      List<Change> changes,
      String content) {}

  private final Models models;
  private final DecisionStore store;
  private final LiveVersions live;

  RulesResource(Models models, DecisionStore store, LiveVersions live) {
    this.models = models;
    this.store = store;
    this.live = live;
  }

  @GetMapping
  Listing<RuleLine> all() {
    List<RuleLine> lines =
        models.all().stream()
            .map(
                model ->
                    new RuleLine(
                        model.id(), model.version(), model.description(), isChanged(model)))
            .toList();
    return new Listing<>(lines, lines.size(), null);
  }

  @GetMapping("/{id}")
  Rule one(@PathVariable String id) {
    Model model = models.byId(id);
    String shipped = models.shipped(id).version();
    List<LiveVersions.Live> changes = live.of(id);
    return new Rule(
        id,
        model.version(),
        model.description(),
        isChanged(model),
        shipped,
        isChanged(model) && !changes.isEmpty() && !changes.get(0).shipped().equals(shipped),
        model.inputs(),
        store.versions(id),
        changes.stream()
            .map(change -> new Change(change.version(), change.at(), change.by(), change.note()))
            .toList(),
        model.content());
  }

  private boolean isChanged(Model model) {
    return !model.version().equals(models.shipped(model.id()).version());
  }

  /** The .dmn of any version, to be opened in a modeler. */
  @GetMapping(path = "/{id}/versions/{version}", produces = MediaType.APPLICATION_XML_VALUE)
  String content(@PathVariable String id, @PathVariable String version) {
    return store.content(id, version).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("version of decision model " + id, version));
  }
}
