package org.dunwell.workspace.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.Query;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** Where an instance stands on the picture of its process. */
@Component
public class ProcessPictures {

  /** A case may have gone round its loop many times; the picture needs each element once. */
  private static final int MOST_STEPS = 1_000;

  private final HistoryService history;
  private final RepositoryService repository;

  ProcessPictures(HistoryService history, RepositoryService repository) {
    this.history = history;
    this.repository = repository;
  }

  /** The BPMN of the very version that the instance runs on. */
  public String drawing(String processInstanceId) {
    HistoricProcessInstance instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceId(processInstanceId)
            .singleResult();
    if (instance == null) {
      throw new NotThere("process instance", processInstanceId);
    }
    try (InputStream model = repository.getProcessModel(instance.getProcessDefinitionId())) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the elements it stands in now; empty when it has ended. */
  public Set<String> here(String processInstanceId) {
    return activities(
        history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(processInstanceId)
            .unfinished()
            .listPage(0, MOST_STEPS)
            .stream());
  }

  /**
   * The ids of the elements it has left behind. The history does not keep where it began or chose;
   * it chose where both an element before and one behind were reached.
   */
  public Set<String> came(String processInstanceId) {
    List<HistoricActivityInstance> steps =
        history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(processInstanceId)
            .orderByHistoricActivityInstanceStartTime()
            .desc()
            .listPage(0, MOST_STEPS);
    Set<String> reached = activities(steps.stream());
    Set<String> came = activities(steps.stream().filter(step -> step.getEndTime() != null));
    if (!steps.isEmpty()) {
      came.addAll(between(steps.get(0).getProcessDefinitionId(), reached));
    }
    return came;
  }

  private static Set<String> activities(Stream<HistoricActivityInstance> steps) {
    return steps
        .map(HistoricActivityInstance::getActivityId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Start events and gateways on the ways between elements that were reached. */
  private Set<String> between(String definition, Set<String> reached) {
    Collection<FlowNode> nodes =
        repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class);
    return nodes.stream()
        .filter(ProcessPictures::isPassedThrough)
        .filter(
            node -> node instanceof StartEvent || leads(node, FlowNode::getPreviousNodes, reached))
        .filter(node -> leads(node, FlowNode::getSucceedingNodes, reached))
        .map(FlowNode::getId)
        .collect(Collectors.toSet());
  }

  /** Whether one goes from here to an element that was reached, through such as are not kept. */
  private static boolean leads(
      FlowNode from, Function<FlowNode, Query<FlowNode>> way, Set<String> reached) {
    Set<FlowNode> seen = new HashSet<>(Set.of(from));
    Deque<FlowNode> left = new ArrayDeque<>(seen);
    while (!left.isEmpty()) {
      for (FlowNode next : way.apply(left.poll()).list()) {
        if (reached.contains(next.getId())) {
          return true;
        }
        if (isPassedThrough(next) && seen.add(next)) {
          left.add(next);
        }
      }
    }
    return false;
  }

  private static boolean isPassedThrough(FlowNode node) {
    return node instanceof StartEvent || node instanceof ExclusiveGateway;
  }
}
