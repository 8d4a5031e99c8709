package org.dunwell.credit.scores;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.RiskClasses;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What we think of customers and prospects, now and before. */
@Component
public class Scores {

  /** More changes than a chart can show. */
  public static final int PAGE = 1_000;

  private final ScoreMapper mapper;
  private final Scoring scoring;
  private final ScoreBook book;
  private final Parties parties;
  private final RiskClasses riskClasses;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  Scores(
      ScoreMapper mapper,
      Scoring scoring,
      ScoreBook book,
      Parties parties,
      RiskClasses riskClasses,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.mapper = mapper;
    this.scoring = scoring;
    this.book = book;
    this.parties = parties;
    this.riskClasses = riskClasses;
    this.timeline = timeline;
    this.events = events;
  }

  /** Empty for a party of whom too little is known. */
  public Optional<Score> current(long partyId) {
    return Optional.ofNullable(current(List.of(partyId)).get(partyId));
  }

  /** The same of many, by party; one statement. */
  public Map<Long, Score> current(Collection<Long> partyIds) {
    return partyIds.isEmpty()
        ? Map.of()
        : mapper.current(partyIds.toArray(Long[]::new)).stream()
            .collect(Collectors.toMap(Score::partyId, Function.identity()));
  }

  /** Latest first. */
  public List<Score> history(long partyId, int limit) {
    return mapper.history(partyId, Math.min(limit, PAGE));
  }

  /**
   * Judges these parties by what is known now; what has not changed is not written again. A dozen
   * statements, however many there are; some hundred at once are best.
   *
   * @param cause why, in words, such as {@code a bureau's report}
   */
  @Transactional
  public void rescore(Collection<Long> partyIds, String cause) {
    if (partyIds.isEmpty()) {
      return;
    }
    Long[] ids = partyIds.stream().distinct().sorted().toArray(Long[]::new);
    mapper.lock(ids);
    Map<Long, Party> byId =
        parties.byIds(List.of(ids)).stream()
            .collect(Collectors.toMap(Party::id, Function.identity()));
    List<Judgement> judgements =
        scoring.judge(byId.values().stream().toList(), new HashSet<>(mapper.insolvent(ids)));
    Map<Long, Score> before = current(byId.keySet());
    List<Judgement> news =
        judgements.stream().filter(one -> one.differsFrom(before.get(one.partyId()))).toList();
    if (!news.isEmpty()) {
      List<ScoresChanged.Change> changes = changes(news, before, cause);
      say(changes, byId);
      events.publishEvent(new ScoresChanged(changes));
    }
    classify(judgements, byId);
  }

  /** Also those whose score is the same: a file may have said otherwise since. */
  private void classify(List<Judgement> judgements, Map<Long, Party> byId) {
    Map<Long, String> classes = new HashMap<>();
    for (Judgement one : judgements) {
      Party party = byId.get(one.partyId());
      String wanted = Score.riskClass(one.creditClass());
      if (!party.isProspect() && !wanted.equals(party.riskClass())) {
        classes.put(party.customerId(), wanted);
      }
    }
    riskClasses.set(classes);
  }

  private List<ScoresChanged.Change> changes(
      List<Judgement> news, Map<Long, Score> before, String cause) {
    List<Long> ids = book.write(news, cause);
    return java.util.stream.IntStream.range(0, news.size())
        .mapToObj(
            i -> {
              Judgement now = news.get(i);
              Score old = before.get(now.partyId());
              return new ScoresChanged.Change(
                  now.partyId(),
                  ids.get(i),
                  old == null ? null : old.points(),
                  now.points(),
                  old == null ? null : old.creditClass(),
                  now.creditClass(),
                  cause);
            })
        .toList();
  }

  /** A line where the class changes; the first one is in the file. */
  private void say(List<ScoresChanged.Change> changes, Map<Long, Party> byId) {
    timeline.addAll(
        changes.stream()
            .filter(change -> change.classBefore() != null)
            .filter(change -> !change.classAfter().equals(change.classBefore()))
            .filter(change -> !byId.get(change.partyId()).isProspect())
            .map(change -> line(change, byId.get(change.partyId()).customerId()))
            .toList());
  }

  private static Timeline.Entry line(ScoresChanged.Change change, long customerId) {
    return new Timeline.Entry(
        "credit",
        "score",
        customerId,
        null,
        "system",
        "Credit class %s (%d points) after %s (%d): %s."
            .formatted(
                change.classAfter(),
                change.after(),
                change.classBefore(),
                change.before(),
                change.cause()),
        null);
  }
}
