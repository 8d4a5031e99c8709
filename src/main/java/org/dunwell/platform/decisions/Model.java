package org.dunwell.platform.decisions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** One compiled model: a decision, the tables beneath it, and what it needs to be asked. */
final class Model {

  /** What came out, before it becomes the caller's record. */
  record Outcome(Map<String, Object> output, List<Decision.FiredRow> fired) {}

  /** Long enough to be unique in one house, short enough to be read out. */
  private static final int VERSION_DIGITS = 12;

  private final String id;
  private final String version;
  private final String content;
  private final DMNRuntime runtime;
  private final DMNModel dmn;
  private final TableRows tables;
  private final Map<String, DMNType> inputs;

  private Model(String id, String content, DMNRuntime runtime, DMNModel dmn) {
    this.id = id;
    this.version = versionOf(content);
    this.content = content;
    this.runtime = runtime;
    this.dmn = dmn;
    this.tables = new TableRows(id, dmn.getDefinitions());
    this.inputs =
        dmn.getInputs().stream()
            .collect(Collectors.toUnmodifiableMap(InputDataNode::getName, InputDataNode::getType));
    runtime.addListener(tables);
  }

  /**
   * Reads and compiles a model.
   *
   * @throws DecisionFailed naming everything Drools has to say against it
   */
  static Model compile(String id, String content) {
    var source = ResourceFactory.newByteArrayResource(content.getBytes(StandardCharsets.UTF_8));
    source.setSourcePath("rules/" + id + ".dmn");
    DMNRuntime runtime =
        DMNRuntimeBuilder.fromDefaults()
            .setOption(new RuntimeTypeCheckOption(false))
            .buildConfiguration()
            .fromResources(List.of(source))
            .getOrElseThrow(
                e -> new DecisionFailed("rules/%s.dmn cannot be read".formatted(id), e));
    DMNModel dmn = runtime.getModels().get(0);
    if (dmn.hasErrors()) {
      throw new DecisionFailed(
          "rules/%s.dmn has errors: %s".formatted(id, said(dmn.getMessages())));
    }
    return new Model(id, content, runtime, dmn);
  }

  /** Takes the decision. Inputs are checked first: a missing one is refused, not guessed. */
  Outcome decide(Map<String, Object> given) {
    DMNContext context = runtime.newContext();
    inputs.forEach((name, type) -> context.set(name, checked(name, type, given.get(name))));
    tables.listen();
    DMNResult result = runtime.evaluateByName(dmn, context, tables.decision());
    List<Decision.FiredRow> fired = tables.heard();
    if (!result.getMessages().isEmpty()) {
      throw failed(said(result.getMessages()), given);
    }
    DMNDecisionResult decided = result.getDecisionResultByName(tables.decision());
    if (decided.getResult() == null) {
      throw failed("no row fits; add a last row that catches all", given);
    }
    return new Outcome(columns(decided.getResult()), fired);
  }

  String id() {
    return id;
  }

  String version() {
    return version;
  }

  String content() {
    return content;
  }

  String description() {
    return dmn.getDefinitions().getDescription();
  }

  /** The inputs by name, each with the values it allows, as text. */
  Map<String, String> inputs() {
    return inputs.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> allowed(e.getValue()), (a, b) -> a, LinkedHashMap::new));
  }

  /** Whether an input takes this value. */
  boolean allows(String input, String value) {
    DMNType type = inputs.get(input);
    if (type == null) {
      throw new DecisionFailed("%s has no input %s.".formatted(id, input));
    }
    return type.isAssignableValue(value);
  }

  TableRows tables() {
    return tables;
  }

  DMNModel dmn() {
    return dmn;
  }

  private Object checked(String name, DMNType type, Object value) {
    if (value == null) {
      throw new DecisionFailed(
          "%s needs the input %s (%s), which was not given.".formatted(id, name, allowed(type)));
    }
    Object feel = value instanceof Number number ? new BigDecimal(number.toString()) : value;
    if (!type.isAssignableValue(feel)) {
      throw new DecisionFailed(
          "%s does not allow %s = %s; it allows %s.".formatted(id, name, value, allowed(type)));
    }
    return feel;
  }

  private Map<String, Object> columns(Object result) {
    if (result instanceof Map<?, ?> many) {
      Map<String, Object> columns = new LinkedHashMap<>();
      many.forEach((name, value) -> columns.put((String) name, value));
      return columns;
    }
    return Map.of(tables.onlyColumn(), result);
  }

  private DecisionFailed failed(String why, Map<String, Object> given) {
    return new DecisionFailed(
        "%s (version %s) could not decide: %s. Asked with %s".formatted(id, version, why, given));
  }

  private static String allowed(DMNType type) {
    return type.getAllowedValues().isEmpty()
        ? (type.getBaseType() == null ? type : type.getBaseType()).getName()
        : type.getAllowedValues().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String said(List<DMNMessage> messages) {
    return messages.stream().map(DMNMessage::getText).distinct().collect(Collectors.joining("; "));
  }

  private static String versionOf(String content) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
