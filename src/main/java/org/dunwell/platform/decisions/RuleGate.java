package org.dunwell.platform.decisions;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.ModelRefused;
import org.dunwell.platform.models.SafeXml;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * An uploaded table is code until proven otherwise. What is cheap and certain comes first: what it
 * is made of; only then is it compiled, held against the shipped one, analysed, and asked its
 * examples, on a thread of its own with a time limit.
 */
@Component
class RuleGate implements DisposableBean {

  /** The largest that we ship has 120 kB. */
  static final int MOST_BYTES = 1_000_000;

  static final int MOST_EXAMPLE_BYTES = 500_000;

  /** 80 rows take some 3 s, 300 some 12 s, three times that on a machine that is busy. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * What passed.
   *
   * @param examples that it was asked
   * @param count how many they are
   * @param unreached rows that no example reaches
   */
  record Passed(Model model, String examples, int count, List<String> unreached) {}

  private final Models models;
  private final LiveVersions versions;
  private final List<KnownWords> words;
  private final ResourceLoader resources;

  /** One at a time: a check is heavy, and one that ran away must not be joined by another. */
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          run -> {
            Thread thread = new Thread(run, "rule-gate");
            thread.setDaemon(true);
            return thread;
          },
          (run, pool) -> {
            throw new CheckRunning();
          });

  /** Somebody else's table is being checked, or one that never ends. */
  static final class CheckRunning extends BrokenRule {
    CheckRunning() {
      super("Another table is being checked. Try again in a minute.");
    }
  }

  RuleGate(Models models, LiveVersions versions, List<KnownWords> words, ResourceLoader resources) {
    this.resources = resources;
    this.models = models;
    this.versions = versions;
    this.words = words;
  }

  /**
   * @param file its examples in CSV; null for those of the live version
   * @throws ModelRefused with all that is wrong
   */
  Passed check(String id, byte[] file, byte[] exampleFile) {
    Model shipped = models.shipped(id);
    String content = SafeXml.text(name(id), file, MOST_BYTES);
    refuse(id, DmnShape.check(SafeXml.read(name(id), content)));
    String examples =
        exampleFile == null
            ? examples(id)
            : SafeXml.text(id + ".examples.csv", exampleFile, MOST_EXAMPLE_BYTES);
    return inTime(id, threads.submit(() -> run(shipped, content, examples)));
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }

  private String examples(String id) {
    return versions.examples(id, models.byId(id).version()).orElseGet(() -> shippedExamples(id));
  }

  /** The examples that stand beside the table that the product came with. */
  private String shippedExamples(String id) {
    try {
      return resources
          .getResource("classpath:rules/%s.examples.csv".formatted(models.shipped(id).id()))
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (FileNotFoundException none) {
      throw new NotThere("examples of", id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Passed run(Model shipped, String content, String examples) {
    String id = shipped.id();
    Model changed;
    try {
      changed = Model.compile(id, content);
    } catch (DecisionFailed broken) {
      throw refused(id, broken.getMessage());
    }
    List<Finding> findings = new ArrayList<>(new Signature(shipped, changed, words(id)).check());
    findings.addAll(TableAnalysis.style(changed));
    findings.addAll(TableAnalysis.analyse(content));
    refuse(id, findings);
    RuleExamples.Outcome outcome = RuleExamples.run(changed, examples);
    refuse(id, outcome.failed());
    return new Passed(changed, examples, outcome.count(), outcome.unreached());
  }

  private Map<String, Collection<String>> words(String id) {
    return words.stream()
        .filter(known -> known.decision().equals(id))
        .collect(Collectors.toMap(KnownWords::column, KnownWords::words));
  }

  private static void refuse(String id, List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new ModelRefused(name(id), findings);
    }
  }

  private static ModelRefused refused(String id, String why) {
    return new ModelRefused(
        name(id), List.of(new Finding("the model", why, "Open it in a modeler and mend it.")));
  }

  private static String name(String id) {
    return id + ".dmn";
  }

  private static Passed inTime(String id, Future<Passed> check) {
    try {
      return check.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof BrokenRule refusal) {
        throw refusal;
      }
      throw refused(id, "It cannot be checked: %s".formatted(failure.getCause()));
    } catch (TimeoutException slow) {
      check.cancel(true);
      throw refused(id, "Checking it took longer than %d s.".formatted(LIMIT.toSeconds()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new BrokenRule("The check was interrupted; nothing is deployed.");
    }
  }
}
