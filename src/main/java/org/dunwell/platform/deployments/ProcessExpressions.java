package org.dunwell.platform.deployments;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a diagram may have the engine evaluate: <code>${bean.method(..)}</code> on a process bean,
 * with the business key, the task, ids and words as arguments. Everything else would be code.
 */
@Component
class ProcessExpressions {

  private static final String ARGUMENT =
      "(?:execution\\.processBusinessKey|task|'[\\p{L}\\p{N} _.:@/-]{0,100}'|-?\\d{1,18})";

  private static final Pattern CALL =
      Pattern.compile(
          "\\$\\{\\s*([a-z]\\w*)\\.([a-z]\\w*)\\(\\s*("
              + ARGUMENT
              + "(?:\\s*,\\s*"
              + ARGUMENT
              + ")*)?\\s*\\)\\s*}");

  private final ProcessBeans beans;

  ProcessExpressions(ProcessBeans beans) {
    this.beans = beans;
  }

  /**
   * A call that was understood.
   *
   * @param arguments as written; empty for none
   */
  record Call(String bean, String method, String arguments) {

    /** The word that is the last argument; null when it is none. */
    String word() {
      int quote =
          arguments.endsWith("'") ? arguments.lastIndexOf('\'', arguments.length() - 2) : -1;
      return quote < 0 ? null : arguments.substring(quote + 1, arguments.length() - 1);
    }
  }

  /** Whether the engine would evaluate something in this text. */
  static boolean isIn(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** The call that a text is; empty when it is another thing. */
  static Optional<Call> call(String text) {
    Matcher call = CALL.matcher(text.strip());
    return call.matches()
        ? Optional.of(
            new Call(call.group(1), call.group(2), call.group(3) == null ? "" : call.group(3)))
        : Optional.empty();
  }

  /** Why the engine may not evaluate this text; empty when it may, or when there is nothing to. */
  Optional<String> fault(String text) {
    if (!isIn(text)) {
      return Optional.empty();
    }
    Optional<Call> call = call(text);
    if (call.isEmpty()) {
      return Optional.of("is not of the form ${bean.method(..)}");
    }
    String bean = call.get().bean();
    if (!beans.isProcessBean(bean)) {
      return Optional.of("calls \"%s\", which is no process bean".formatted(bean));
    }
    int arguments =
        call.get().arguments().isEmpty() ? 0 : call.get().arguments().split(",", -1).length;
    if (!beans.hasMethod(bean, call.get().method(), arguments)) {
      return Optional.of(
          "calls \"%s\", which %s does not have with %d argument(s)"
              .formatted(call.get().method(), bean, arguments));
    }
    return Optional.empty();
  }
}
