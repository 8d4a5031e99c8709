package org.dunwell.collections.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lines as people read them: JSON becomes lists, accounts of one currency become one amount. */
@Component
class LineReader {

  private final ObjectReader reasons;
  private final ObjectReader amounts;
  private final ObjectReader promises;

  LineReader(ObjectMapper json) {
    this.reasons = json.readerForListOf(Reason.class);
    this.amounts =
        json.readerForListOf(Owed.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    this.promises = json.readerForListOf(Promised.class);
  }

  WorklistLine line(WorklistMapper.Row row) {
    return new WorklistLine(
        row.customerId(),
        row.number(),
        row.name(),
        row.owner(),
        row.portfolio(),
        row.segment(),
        row.riskClass(),
        row.place(),
        row.placedBy(),
        row.advice(),
        row.todo(),
        row.points(),
        read(reasons, row.reasons()),
        byCurrency(read(amounts, row.amounts())),
        row.daysLate(),
        row.lastTouchAt(),
        row.lastTouch(),
        row.promisedFor(),
        read(promises, row.promises()),
        row.brokenPromises(),
        row.nextAction(),
        row.nextAt(),
        row.place().equals("snoozed") ? row.snoozedUntil() : null,
        row.place().equals("snoozed") ? row.snoozeReason() : null,
        row.processInstanceId(),
        row.mailId(),
        row.planRequestId(),
        row.computedAt());
  }

  private static List<Owed> byCurrency(List<Owed> accounts) {
    Map<String, Owed> sums = new LinkedHashMap<>();
    accounts.forEach(owed -> sums.merge(owed.currency(), owed, Owed::plus));
    return new ArrayList<>(sums.values());
  }

  private static <T> List<T> read(ObjectReader reader, String json) {
    try {
      return reader.readValue(json);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException("A line of the worklist cannot be read", broken);
    }
  }
}
