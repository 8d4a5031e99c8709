package org.dunwell.platform.deployments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.ModelRefused;
import org.dunwell.platform.models.SafeXml;
import org.dunwell.platform.models.XmlElement;
import org.springframework.stereotype.Component;

/**
 * Stands before the engine's own deployers, in their transaction: what it refuses is rolled back
 * with all that came along, whether it came by REST, from Cockpit, from Java or with the product.
 */
@Component
class DeploymentGate implements Deployer {

  /** Ten times the largest that we ship. */
  static final int MOST_BYTES = 2_000_000;

  /** We ship some twenty together. */
  private static final int MOST_FILES = 60;

  private static final String DIAGRAM = ".bpmn";
  private static final String FORM = ".form";

  private final ProcessBeans beans;
  private final ProcessExpressions expressions;
  private final KnownModels known;

  DeploymentGate(ProcessBeans beans, ProcessExpressions expressions, KnownModels known) {
    this.beans = beans;
    this.expressions = expressions;
    this.known = known;
  }

  /** What was read of one deployment. */
  private static final class Reading {
    private final Map<String, XmlElement> diagrams = new TreeMap<>();
    private final Map<String, FormShape.Form> forms = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private boolean hasForm(String id) {
      return forms.values().stream().anyMatch(one -> one.id().equals(id));
    }

    private void found(String file, List<Finding> inIt) {
      inIt.forEach(
          one -> findings.add(new Finding(file + ", " + one.where(), one.what(), one.mend())));
    }
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    Reading reading = new Reading();
    if (deployment.getResources().size() > MOST_FILES) {
      reading.found(
          "The deployment",
          List.of(
              new Finding("all", "It has too many files.", "At most %d.".formatted(MOST_FILES))));
    }
    deployment
        .getResources()
        .forEach((path, resource) -> read(name(path), resource.getBytes(), reading));
    if (reading.findings.isEmpty()) {
      reading.diagrams.forEach((file, root) -> rules(file, root, reading));
      reading.forms.forEach((file, form) -> keys(file, form, reading));
    }
    if (!reading.findings.isEmpty()) {
      String said = new ModelRefused("The deployment", reading.findings).getMessage();
      throw new BadUserRequestException(said);
    }
  }

  private void read(String file, byte[] bytes, Reading reading) {
    try {
      if (file.endsWith(DIAGRAM)) {
        XmlElement root = SafeXml.read(file, SafeXml.text(file, bytes, MOST_BYTES));
        reading.found(file, BpmnShape.check(root, expressions));
        reading.diagrams.put(file, root);
      } else if (file.endsWith(FORM)) {
        FormShape.Form form = FormShape.check(file, SafeXml.text(file, bytes, MOST_BYTES));
        reading.found(file, form.findings());
        reading.forms.put(file, form);
      } else {
        reading.found(
            file,
            List.of(
                new Finding(
                    "whole file",
                    "Only .bpmn and .form may be deployed.",
                    "Decision tables go to POST /api/rules/{id}.")));
      }
    } catch (ModelRefused refused) {
      reading.found(file, refused.findings());
    }
  }

  private void rules(String file, XmlElement root, Reading reading) {
    Map<String, XmlElement> together = new HashMap<>();
    reading.diagrams.values().forEach(one -> processes(one).forEach(p -> together.put(id(p), p)));
    for (XmlElement process : processes(root)) {
      reading.found(
          file,
          BpmnRules.check(
              process,
              form -> reading.hasForm(form) || known.isForm(form),
              called ->
                  together.containsKey(called)
                      ? together.get(called).all().noneMatch(e -> e.name().equals("callActivity"))
                      : known.isProcessWithoutCalls(called)));
      if (beans.isOurs(id(process))) {
        String ours = known.shipped("processes/%s.bpmn".formatted(id(process))).orElseThrow();
        reading.found(
            file, ShippedContract.check(id(process), SafeXml.read(id(process), ours), root));
      }
    }
  }

  /** A key that the task does not declare would outlive it as a variable of the process. */
  private void keys(String file, FormShape.Form form, Reading reading) {
    Optional<String> ours = known.shipped("forms/%s.form".formatted(form.id()));
    if (ours.isEmpty()) {
      return;
    }
    Set<String> missing = new HashSet<>(FormShape.required(file, ours.get()));
    missing.removeAll(form.keys());
    Set<String> unknown = new HashSet<>(form.keys());
    Set<String> known = FormShape.check(file, ours.get()).keys();
    unknown.removeAll(known);
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      reading.found(
          file,
          List.of(
              new Finding(
                  "the form",
                  "It lacks the keys %s and has %s, which nobody reads."
                      .formatted(missing, unknown),
                  "Use the keys %s.".formatted(known.stream().sorted().toList()))));
    }
  }

  private static List<XmlElement> processes(XmlElement root) {
    return root.children().stream().filter(e -> e.is(BpmnShape.BPMN, "process")).toList();
  }

  private static String id(XmlElement process) {
    return String.valueOf(process.attribute("id"));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
