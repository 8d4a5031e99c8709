package org.dunwell.collections.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes lines from facts: one statement reads, two tables decide, one statement writes. */
@Component
class WorklistLines {

  /** The answer of {@code rules/priority.dmn}. */
  record Points(int priority) {}

  /** The answer of {@code rules/worklist.dmn}. */
  record Place(String place, String advice) {}

  private final WorklistMapper mapper;
  private final Words words;
  private final Decisions decisions;
  private final ObjectMapper json;
  private final Clock clock;

  WorklistLines(
      WorklistMapper mapper, Words words, Decisions decisions, ObjectMapper json, Clock clock) {
    this.mapper = mapper;
    this.words = words;
    this.decisions = decisions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Until the end of this transaction nobody else makes lines: a line made from older facts never
   * replaces a newer one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock() {
    mapper.lock();
  }

  /**
   * The caller holds the lock. Customers with nothing past due and nothing to do lose their line.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void renew(Collection<Long> customerIds) {
    if (customerIds.isEmpty()) {
      return;
    }
    Long[] ids = customerIds.toArray(Long[]::new);
    List<CustomerFacts> facts =
        mapper.facts(ids, clock.instant()).stream().filter(CustomerFacts::matters).toList();
    mapper.remove(ids, facts.stream().map(CustomerFacts::customerId).toArray(Long[]::new));
    if (!facts.isEmpty()) {
      mapper.write(asJson(decide(facts)));
    }
  }

  private List<NewLine> decide(List<CustomerFacts> facts) {
    List<CustomerFacts.Word> said =
        words.of(facts.stream().map(CustomerFacts::customerId).toList());
    List<Decision<Points>> points =
        decisions.previewAll("priority", questions(facts, said), Points.class);
    List<Decision<Place>> places =
        decisions.previewAll(
            "worklist",
            facts.stream().map(f -> new Question(subject(f), f.forPlace())).toList(),
            Place.class);
    List<NewLine> lines = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      lines.add(line(facts.get(i), said.get(i).broken(), points.get(i), places.get(i)));
    }
    return lines;
  }

  private static List<Question> questions(
      List<CustomerFacts> facts, List<CustomerFacts.Word> words) {
    List<Question> questions = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      questions.add(new Question(subject(facts.get(i)), facts.get(i).forPriority(words.get(i))));
    }
    return questions;
  }

  private static String subject(CustomerFacts facts) {
    return "customer/" + facts.customerId();
  }

  private NewLine line(
      CustomerFacts facts, int broken, Decision<Points> points, Decision<Place> place) {
    return new NewLine(
        facts.customerId(),
        place.output().place(),
        place.output().advice(),
        facts.todo(),
        points.output().priority(),
        reasons(points),
        facts.standing(),
        facts.worth(),
        facts.daysLate(),
        facts.collectibleDays(),
        facts.amounts(),
        facts.lastTouchAt(),
        facts.lastTouch(),
        facts.promisedFor(),
        facts.promises(),
        broken,
        facts.nextAction(),
        facts.nextAt(),
        points.version(),
        place.version(),
        place.fired().get(place.fired().size() - 1).why(),
        clock.instant());
  }

  /** Rows that give nothing are no reason. */
  private static List<Reason> reasons(Decision<Points> points) {
    return points.fired().stream()
        .map(row -> new Reason(row.rowId(), row.why(), new BigDecimal(row.says()).intValueExact()))
        .filter(reason -> reason.points() != 0)
        .sorted(Comparator.comparingInt(Reason::points).reversed())
        .toList();
  }

  private String asJson(List<NewLine> lines) {
    try {
      return json.writeValueAsString(lines);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A line cannot be written down", impossible);
    }
  }
}
