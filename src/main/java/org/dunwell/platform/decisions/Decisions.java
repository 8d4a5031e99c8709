package org.dunwell.platform.decisions;

import java.util.List;
import java.util.Map;

/** The one doorway to the decision tables. Drools executes them; nobody else talks to Drools. */
public interface Decisions {

  /**
   * A question.
   *
   * @param subject what the decision is about, such as {@code invoice/4711} or {@code customer/12}
   * @param inputs by the names of the model's input data; text, boolean, {@link Number}, {@link
   *     java.time.LocalDate}; every input of the model must be given
   */
  record Question(String subject, Map<String, Object> inputs) {}

  /**
   * Decides and stores the decision (model version, inputs, output, rows that fired) in the
   * caller's transaction.
   *
   * @param decision id of the model, the file name in {@code rules/} without ending
   * @param type a record whose components are named like the output columns; constructor = last
   *     check
   * @throws DecisionFailed when the model is unknown, an input is missing or of a type the model
   *     does not allow, no row fits, or the evaluation takes too long
   */
  default <T> Decision<T> decide(String decision, Question question, Class<T> type) {
    return decideAll(decision, List.of(question), type).get(0);
  }

  /** The same for many questions at once, stored by one statement; answers in order. */
  <T> List<Decision<T>> decideAll(String decision, List<Question> questions, Class<T> type);

  /** What would be decided; nothing is stored and the id is 0. */
  default <T> Decision<T> preview(String decision, Question question, Class<T> type) {
    return previewAll(decision, List.of(question), type).get(0);
  }

  /** The same for many questions at once; answers in order. */
  <T> List<Decision<T>> previewAll(String decision, List<Question> questions, Class<T> type);

  /**
   * Stores decisions that were taken as previews, by one statement.
   *
   * @return the same decisions with their ids, in order
   */
  <T> List<Decision<T>> store(List<Decision<T>> previews, List<String> subjects);

  /**
   * Whether an input of a model takes this value: tables list the words they know.
   *
   * @throws DecisionFailed when the model is unknown or has no such input
   */
  boolean allows(String decision, String input, String value);
}
