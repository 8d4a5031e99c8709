package org.dunwell.platform.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.ModelRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The live decision models: those that a credit manager has put live, else those that the product
 * came with. Compiling takes seconds on a cold machine, so it begins at start in the background;
 * who asks sooner waits for it. Another node's change is seen by {@link #lookAgain()}.
 */
@Component
class Models implements InitializingBean {

  private static final Logger log = LoggerFactory.getLogger(Models.class);
  private static final String WHERE = "classpath*:rules/*.dmn";
  private static final String ENDING = ".dmn";

  /**
   * What decides now.
   *
   * @param change the latest change that is in it
   */
  private record Now(long change, Map<String, Model> models) {}

  private final ResourcePatternResolver resources;
  private final DecisionStore store;
  private final LiveVersions versions;
  private final Troubles troubles;
  private final CompletableFuture<Map<String, Model>> shipped = new CompletableFuture<>();
  private volatile Now now;

  Models(
      ResourcePatternResolver resources,
      DecisionStore store,
      LiveVersions versions,
      Troubles troubles) {
    this.resources = resources;
    this.store = store;
    this.versions = versions;
    this.troubles = troubles;
  }

  @Override
  public void afterPropertiesSet() {
    Thread warmUp = new Thread(this::load, "decision-models");
    warmUp.setDaemon(true);
    warmUp.start();
  }

  /**
   * @throws NotThere when there is no such model
   */
  Model byId(String id) {
    return there(models(), id);
  }

  /** The model that the product came with, whatever is live. */
  Model shipped(String id) {
    return there(loaded(), id);
  }

  /** All live models, by id. */
  Collection<Model> all() {
    return models().values();
  }

  /**
   * Takes up what any node has put live since the last look; costs one look-up when nothing has.
   */
  synchronized void lookAgain() {
    Map<String, Model> ours = loaded();
    long change = versions.latestId();
    if (now != null && now.change() == change) {
      return;
    }
    Map<String, Model> live = new TreeMap<>(ours);
    versions.latest().stream()
        .filter(latest -> latest.isOwn() && ours.containsKey(latest.decision()))
        .forEach(latest -> live.put(latest.decision(), own(latest, ours)));
    now = new Now(change, live);
  }

  private Model own(LiveVersions.Live latest, Map<String, Model> ours) {
    String id = latest.decision();
    if (now != null && now.models().get(id).version().equals(latest.version())) {
      return now.models().get(id);
    }
    try {
      Model own = Model.compile(id, store.content(id, latest.version()).get(0));
      List<Finding> unfit = new Signature(ours.get(id), own, Map.of()).check();
      if (!unfit.isEmpty()) {
        throw new ModelRefused(id, unfit);
      }
      sayWhenShippedHasChanged(latest, ours.get(id));
      return own;
    } catch (RuntimeException broken) {
      // Better the product's policy than none; it is said where people look for trouble.
      troubles.report(
          "platform",
          "table",
          id,
          "The table %s of %s (version %s) cannot be used any more; the product's decides."
              .formatted(id, latest.by(), latest.version()),
          "Mend it and upload it again, or put the product's live.",
          broken);
      return ours.get(id);
    }
  }

  private void sayWhenShippedHasChanged(LiveVersions.Live latest, Model ours) {
    if (latest.shipped().equals(ours.version())) {
      return;
    }
    troubles.report(
        "platform",
        "table",
        ours.id(),
        "The product now ships another table %s than the one that %s changed; yours stays live."
            .formatted(ours.id(), latest.by()),
        "Compare version %s with %s and upload yours again, or put the product's live."
            .formatted(latest.version(), ours.version()),
        null);
  }

  private Map<String, Model> models() {
    if (now == null) {
      lookAgain();
    }
    return now.models();
  }

  private static Model there(Map<String, Model> models, String id) {
    Model model = models.get(id);
    if (model == null) {
      throw new NotThere("decision model", id);
    }
    return model;
  }

  private Map<String, Model> loaded() {
    try {
      return shipped.join();
    } catch (CompletionException e) {
      throw new DecisionFailed(
          "The decision models did not load: %s".formatted(e.getCause().getMessage()), e);
    }
  }

  private void load() {
    try {
      Map<String, Model> models = new TreeMap<>();
      for (Resource resource : resources.getResources(WHERE)) {
        Model model = compile(resource);
        store.register(model);
        models.put(model.id(), model);
      }
      shipped.complete(models);
      lookAgain();
    } catch (IOException | RuntimeException e) {
      log.error("The decision models did not load; no decision can be taken", e);
      shipped.completeExceptionally(e);
    }
  }

  private static Model compile(Resource resource) {
    String file = resource.getFilename();
    try {
      return Model.compile(
          file.substring(0, file.length() - ENDING.length()),
          resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("rules/%s cannot be read".formatted(file), e);
    }
  }
}
