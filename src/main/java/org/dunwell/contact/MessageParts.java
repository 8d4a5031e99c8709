package org.dunwell.contact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.receivables.Statement;
import org.springframework.stereotype.Component;

/**
 * What is stored beside the words of a letter: what it lists, where it is posted, what it costs.
 */
@Component
class MessageParts {

  private final MessageMapper messages;

  MessageParts(MessageMapper messages) {
    this.messages = messages;
  }

  /**
   * @param drafts by the ids of their messages
   */
  void store(Map<Long, Draft> drafts) {
    items(drafts);
    addresses(drafts);
    fees(drafts);
  }

  /** What is listed and what it costs are to be said anew. */
  void delete(Long[] ids) {
    messages.deleteItems(ids);
    messages.deleteFees(ids);
  }

  private void fees(Map<Long, Draft> drafts) {
    Map<Long, ReminderFees.Fee> fees = new TreeMap<>();
    drafts.forEach(
        (id, draft) -> {
          if (draft.fee() != null) {
            fees.put(id, draft.fee());
          }
        });
    if (!fees.isEmpty()) {
      List<ReminderFees.Fee> all = List.copyOf(fees.values());
      messages.insertFees(
          new MessageMapper.NewFees(
              fees.keySet().toArray(Long[]::new),
              all.stream().map(ReminderFees.Fee::invoiceId).toArray(Long[]::new),
              all.stream().map(fee -> (long) fee.step()).toArray(Long[]::new),
              all.stream().map(ReminderFees.Fee::currency).toArray(String[]::new),
              all.stream().map(ReminderFees.Fee::amount).toArray(BigDecimal[]::new),
              all.stream().map(ReminderFees.Fee::treatment).toArray(String[]::new)));
    }
  }

  private void addresses(Map<Long, Draft> drafts) {
    List<Long> ids = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    drafts.forEach(
        (id, draft) -> {
          if (draft.isPaper() && !draft.isEmpty()) {
            ids.add(id);
            addresses.add(draft.letter().address());
          }
        });
    if (!ids.isEmpty()) {
      messages.insertLetters(
          new MessageMapper.NewLetters(ids.toArray(Long[]::new), addresses.toArray(String[]::new)));
    }
  }

  private void items(Map<Long, Draft> drafts) {
    List<Long> ids = new ArrayList<>();
    List<Statement.Item> items = new ArrayList<>();
    List<Boolean> requested = new ArrayList<>();
    drafts.forEach(
        (id, draft) -> {
          Set<Long> said = new HashSet<>();
          draft.said().forEach(request -> said.add(request.invoiceId()));
          for (Statement.Item item :
              draft.isEmpty() ? List.<Statement.Item>of() : draft.statement().items()) {
            ids.add(id);
            items.add(item);
            requested.add(said.contains(item.invoiceId()));
          }
        });
    messages.insertItems(
        new MessageMapper.NewItems(
            ids.toArray(Long[]::new),
            items.stream().map(Statement.Item::invoiceId).toArray(Long[]::new),
            requested.stream().map(String::valueOf).toArray(String[]::new),
            items.stream().map(Statement.Item::currency).toArray(String[]::new),
            items.stream().map(Statement.Item::open).toArray(BigDecimal[]::new),
            items.stream().map(Statement.Item::dueOn).toArray(LocalDate[]::new),
            items.stream().map(item -> (long) item.daysLate()).toArray(Long[]::new)));
  }
}
