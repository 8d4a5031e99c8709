package org.dunwell.contact.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what a test wants the line to say; until one wants something, the house's own words. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ScriptedCalls implements CallScript {

  private final ObjectProvider<CallScript> others;
  private Function<CallInput, CallStep> script;

  /** What the caller has answered, and that the call is over. */
  public final List<String> heard = new ArrayList<>();

  ScriptedCalls(ObjectProvider<CallScript> others) {
    this.others = others;
  }

  /** From now on it says this; null: it says nothing of its own. */
  public void says(Function<CallInput, CallStep> script) {
    this.script = script;
    heard.clear();
  }

  private CallScript house() {
    return others.orderedStream().filter(one -> one != this).findFirst().orElseThrow();
  }

  @Override
  public CallStep begin(LineCall call) {
    if (script == null) {
      return house().begin(call);
    }
    heard.add("begin " + call.direction());
    return script.apply(null);
  }

  @Override
  public CallStep next(LineCall call, CallInput input) {
    if (script == null) {
      return house().next(call, input);
    }
    heard.add(input.kind() + " " + input.text());
    return script.apply(input);
  }

  @Override
  public void ended(LineCall call) {
    if (script == null) {
      others.orderedStream().filter(one -> one != this).findFirst().ifPresent(o -> o.ended(call));
    } else {
      heard.add("ended");
    }
  }
}
