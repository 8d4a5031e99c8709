package org.dunwell.platform.deployments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.XmlElement;

/**
 * Loops in which nobody ever waits: the engine would walk them until the machine stops, and a job
 * between two steps does not help, because the work loop runs all that is due.
 */
final class EndlessLoops {

  /** Far more than anybody reads; the walk and the engine go as deep as a way is long. */
  private static final int MOST_NODES = 300;

  private static final Set<String> WAITS =
      Set.of(
          "userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity");

  /** What comes back at once from a boundary, without anybody or any clock. */
  private static final Set<String> AT_ONCE =
      Set.of("errorEventDefinition", "escalationEventDefinition");

  private final Map<String, XmlElement> nodes = new HashMap<>();
  private final Map<String, List<String>> next = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  private EndlessLoops() {}

  static List<Finding> check(XmlElement process) {
    EndlessLoops loops = new EndlessLoops();
    process.all().forEach(loops::read);
    if (loops.nodes.size() > MOST_NODES) {
      return List.of(
          Finding.at(
              process,
              "It has %d elements.".formatted(loops.nodes.size()),
              "Draw at most %d; call another process for the rest.".formatted(MOST_NODES)));
    }
    loops.nodes.keySet().forEach(node -> loops.walk(node, new HashSet<>()));
    return loops.findings;
  }

  private void read(XmlElement element) {
    String id = element.attribute("id");
    if (element.name().equals("sequenceFlow")) {
      flow(element.attribute("sourceRef"), element.attribute("targetRef"));
    } else if (id != null) {
      nodes.put(id, element);
      if (comesBackAtOnce(element)) {
        flow(element.attribute("attachedToRef"), id);
      }
    }
  }

  private void flow(String from, String to) {
    next.computeIfAbsent(from, any -> new ArrayList<>()).add(to);
  }

  private void walk(String id, Set<String> path) {
    XmlElement node = nodes.get(id);
    if (node == null || done.contains(id) || waits(node)) {
      return;
    }
    if (!path.add(id)) {
      findings.add(
          Finding.at(
              node,
              "The way from here leads back here, and nobody waits on it.",
              "Put a timer or a task for a person into the loop."));
      done.add(id);
      return;
    }
    next.getOrDefault(id, List.of()).forEach(to -> walk(to, path));
    path.remove(id);
    done.add(id);
  }

  private static boolean waits(XmlElement node) {
    return WAITS.contains(node.name()) && !isPassedDate(node)
        || node.name().equals("boundaryEvent") && !comesBackAtOnce(node)
        || node.name().equals("subProcess")
            && node.all().anyMatch(inner -> WAITS.contains(inner.name()));
  }

  /** A date that is written down lies behind us the second time. */
  private static boolean isPassedDate(XmlElement node) {
    return node.all()
        .anyMatch(
            inner -> inner.name().equals("timeDate") && !ProcessExpressions.isIn(inner.text()));
  }

  private static boolean comesBackAtOnce(XmlElement node) {
    return node.name().equals("boundaryEvent")
        && node.children().stream().anyMatch(child -> AT_ONCE.contains(child.name()));
  }
}
