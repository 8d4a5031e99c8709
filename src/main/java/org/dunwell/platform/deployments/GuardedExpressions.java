package org.dunwell.platform.deployments;

import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;

/**
 * The last guard, where the engine itself makes expressions: those of lists in Tasklist, too, which
 * never pass a deployment.
 */
class GuardedExpressions extends SpringExpressionManager {

  /** What Camunda documents for lists: who looks, and what time it is. */
  private static final Pattern OF_LISTS =
      Pattern.compile(
          "\\$\\{\\s*(currentUser|currentUserGroups|now|dateTime)\\(\\)"
              + "(\\.(plus|minus)(Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,4}\\)"
              + "|\\.withTimeAtStartOfDay\\(\\))*\\s*}");

  private final ProcessExpressions allowed;

  GuardedExpressions(ApplicationContext beans, ProcessExpressions allowed) {
    super(beans, null);
    this.allowed = allowed;
  }

  @Override
  public Expression createExpression(String text) {
    if (text != null && !OF_LISTS.matcher(text).matches()) {
      Optional<String> fault = allowed.fault(text);
      if (fault.isPresent()) {
        throw new BadUserRequestException(
            "The expression %s %s; it is not evaluated.".formatted(text, fault.get()));
      }
    }
    return super.createExpression(text);
  }
}
