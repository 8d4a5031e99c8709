package org.dunwell.payments.autopay;

import java.util.List;
import java.util.Map;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.springframework.stereotype.Component;

/** Asks {@code rules/autopay-notice.dmn} how many days before a charge a customer is told. */
@Component
class NoticePolicy {

  private static final String TABLE = "autopay-notice";

  /** The table's answer. */
  record Answer(int days) {

    Answer {
      if (days < 1) {
        throw new IllegalArgumentException(
            "What is taken is announced a day before at least, not %d.".formatted(days));
      }
    }
  }

  private final Decisions decisions;

  NoticePolicy(Decisions decisions) {
    this.decisions = decisions;
  }

  /** For every kind there is; nothing is stored, because nothing is done yet. */
  AutopayChargeMapper.Notice all() {
    List<String> kinds = Methods.KNOWN.stream().sorted().toList();
    return new AutopayChargeMapper.Notice(
        kinds.toArray(String[]::new),
        kinds.stream().map(this::days).toArray(Long[]::new),
        days(Methods.OTHER));
  }

  /** For one kind. */
  long days(String kind) {
    Question question = new Question("autopay", Map.of("method", Methods.word(kind)));
    return decisions.preview(TABLE, question, Answer.class).output().days();
  }
}
