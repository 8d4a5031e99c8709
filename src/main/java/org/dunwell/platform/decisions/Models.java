package org.dunwell.platform.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dunwell.platform.NotThere;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The live decision models. Compiling takes seconds on a cold machine, so it begins at start in the
 * background; who asks sooner waits for it.
 */
@Component
class Models implements InitializingBean {

  private static final Logger log = LoggerFactory.getLogger(Models.class);
  private static final String WHERE = "classpath*:rules/*.dmn";
  private static final String ENDING = ".dmn";

  private final ResourcePatternResolver resources;
  private final DecisionStore store;
  private final CompletableFuture<Map<String, Model>> live = new CompletableFuture<>();

  Models(ResourcePatternResolver resources, DecisionStore store) {
    this.resources = resources;
    this.store = store;
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
    Model model = models().get(id);
    if (model == null) {
      throw new NotThere("decision model", id);
    }
    return model;
  }

  /** All models, by id. */
  Collection<Model> all() {
    return models().values();
  }

  private Map<String, Model> models() {
    try {
      return live.join();
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
      live.complete(models);
    } catch (IOException | RuntimeException e) {
      log.error("The decision models did not load; no decision can be taken", e);
      live.completeExceptionally(e);
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
