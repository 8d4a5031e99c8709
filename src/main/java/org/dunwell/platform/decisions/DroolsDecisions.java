package org.dunwell.platform.decisions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dunwell.platform.NotThere;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks Drools. A table may hold an expression that never ends, and the JVM cannot stop a thread: so
 * the question is put on a thread of its own and the asker leaves when the time is up.
 */
@Component
class DroolsDecisions implements Decisions, DisposableBean {

  /** A decision takes well under a millisecond; on a machine that is busy starting, seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Added for each question of a batch. */
  private static final Duration LIMIT_EACH = Duration.ofMillis(20);

  /** So many questions take longer than another thread costs. */
  private static final int SMALLEST_SHARE = 100;

  private final Models models;
  private final DecisionStore store;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          run -> {
            Thread thread = new Thread(run, "decisions");
            thread.setDaemon(true);
            return thread;
          });

  DroolsDecisions(Models models, DecisionStore store) {
    this.models = models;
    this.store = store;
  }

  @Override
  public <T> List<Decision<T>> decideAll(String decision, List<Question> questions, Class<T> type) {
    List<Decision<T>> previews = previewAll(decision, questions, type);
    return store(previews, questions.stream().map(Question::subject).toList());
  }

  @Override
  public <T> List<Decision<T>> previewAll(
      String decision, List<Question> questions, Class<T> type) {
    if (questions.isEmpty()) {
      return List.of();
    }
    Model model = model(decision);
    AnswerReader<T> reader = new AnswerReader<>(type);
    Duration limit = LIMIT.plus(LIMIT_EACH.multipliedBy(questions.size()));
    List<Future<List<Decision<T>>>> shares =
        shares(questions).stream()
            .map(share -> threads.submit(() -> ask(model, share, reader)))
            .toList();
    try {
      List<Decision<T>> all = new ArrayList<>(questions.size());
      shares.forEach(share -> all.addAll(inTime(share, limit, model)));
      return all;
    } finally {
      shares.forEach(share -> share.cancel(true));
    }
  }

  /** One for each core where it is worth it, in order. */
  private static List<List<Question>> shares(List<Question> questions) {
    int most = Math.max(1, Runtime.getRuntime().availableProcessors());
    int each = Math.max(SMALLEST_SHARE, (questions.size() + most - 1) / most);
    List<List<Question>> shares = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += each) {
      shares.add(questions.subList(from, Math.min(from + each, questions.size())));
    }
    return shares;
  }

  @Override
  public <T> List<Decision<T>> store(List<Decision<T>> previews, List<String> subjects) {
    if (previews.size() != subjects.size()) {
      throw new IllegalArgumentException(
          "%d decisions about %d subjects".formatted(previews.size(), subjects.size()));
    }
    return store.insert(previews, subjects);
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }

  @Override
  public boolean allows(String decision, String input, String value) {
    return model(decision).allows(input, value);
  }

  private Model model(String decision) {
    try {
      return models.byId(decision);
    } catch (NotThere e) {
      throw new DecisionFailed(
          "There is no rules/%s.dmn among %s."
              .formatted(decision, models.all().stream().map(Model::id).toList()),
          e);
    }
  }

  private static <T> List<Decision<T>> ask(
      Model model, List<Question> questions, AnswerReader<T> reader) {
    List<Decision<T>> decisions = new ArrayList<>(questions.size());
    for (Question question : questions) {
      Model.Outcome outcome = model.decide(question.inputs());
      decisions.add(
          new Decision<>(
              0,
              model.id(),
              model.version(),
              Collections.unmodifiableMap(new LinkedHashMap<>(question.inputs())),
              reader.read(model, outcome.output()),
              outcome.fired()));
    }
    return decisions;
  }

  private static <A> A inTime(Future<A> answer, Duration limit, Model model) {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DecisionFailed failed
          ? failed
          : new DecisionFailed(
              "%s (version %s) failed: %s".formatted(model.id(), model.version(), e.getCause()), e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new DecisionFailed(
          "%s (version %s) took longer than %s; look for an expression that runs away."
              .formatted(model.id(), model.version(), limit),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DecisionFailed("Interrupted while waiting for " + model.id(), e);
    }
  }
}
