package org.dunwell.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.imports.ImportKinds;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Row;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the staged rows in when their moment comes, before anything else of that moment. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
@Order(1)
class ReplayFeed implements DueWork {

  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  /** Rows per transaction. */
  private static final int PORTION = 2_000;

  private final ReplayMapper mapper;
  private final ImportKinds kinds;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;

  ReplayFeed(
      ReplayMapper mapper, ImportKinds kinds, ObjectMapper json, TransactionTemplate transaction) {
    this.mapper = mapper;
    this.kinds = kinds;
    this.json = json;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "replay.feed";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    transaction.executeWithoutResult(tx -> bringIn(mapper.due(now, PORTION)));
  }

  /** Neighbours of one kind go in together; their order is kept, a payment needs its invoice. */
  private void bringIn(List<StagedRow> rows) {
    List<StagedRow> alike = new ArrayList<>();
    for (StagedRow row : rows) {
      if (!alike.isEmpty() && !alike.get(0).kind().equals(row.kind())) {
        apply(alike);
        alike.clear();
      }
      alike.add(row);
    }
    if (!alike.isEmpty()) {
      apply(alike);
      mapper.delete(rows.stream().map(StagedRow::id).toList());
    }
  }

  private void apply(List<StagedRow> alike) {
    String kind = alike.get(0).kind();
    Outcomes outcomes = kinds.byName(kind).apply(null, alike.stream().map(this::row).toList());
    if (!outcomes.rejected().isEmpty()) {
      mapper.refuse(kind, outcomes.rejected());
    }
  }

  private Row row(StagedRow staged) {
    try {
      return Row.of(staged.line(), json.readValue(staged.fields(), FIELDS), staged.raw());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
