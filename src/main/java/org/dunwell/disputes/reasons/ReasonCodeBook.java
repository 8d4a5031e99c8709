package org.dunwell.disputes.reasons;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.disputes.reasons.ReasonCodeMapper.WordsRow;
import org.dunwell.disputes.reasons.ReasonCodeMapper.X12Row;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/** Puts reason codes together from their rows, and their X12 codes and words into rows. */
@Component
class ReasonCodeBook {

  private final ReasonCodeMapper mapper;

  ReasonCodeBook(ReasonCodeMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @param code null for all of them
   */
  List<ReasonCode> read(String code) {
    Map<String, List<X12Row>> x12 =
        mapper.x12(code).stream().collect(Collectors.groupingBy(X12Row::code));
    Map<String, List<WordsRow>> words =
        mapper.words(code).stream().collect(Collectors.groupingBy(WordsRow::code));
    return mapper.codes(code).stream()
        .map(
            row ->
                reason(
                    row,
                    x12.getOrDefault(row.code(), List.of()),
                    words.getOrDefault(row.code(), List.of())))
        .toList();
  }

  private static ReasonCode reason(
      ReasonCodeMapper.Row row, List<X12Row> x12, List<WordsRow> words) {
    return new ReasonCode(
        row.code(),
        row.name(),
        x12.stream().map(X12Row::x12).toList(),
        row.peppol(),
        row.department(),
        Duration.ofMinutes(row.targetMinutes()),
        words.stream().collect(Collectors.toMap(WordsRow::language, WordsRow::words)),
        row.retiredAt(),
        row.version());
  }

  /**
   * @throws BrokenRule when an X12 code means another reason already
   */
  void storeParts(String code, ReasonCodeEntry entry) {
    mapper.deleteX12(code);
    for (int i = 0; i < entry.x12().size(); i++) {
      String x12 = entry.x12().get(i);
      if (mapper.insertX12(code, i + 1, x12) == 0) {
        throw new BrokenRule(
            "The X12 code %s means %s already, and a file that brings it must mean one reason. Take it from there first, or leave it out here."
                .formatted(x12, mapper.codeOfX12(x12).orElse("another reason")));
      }
    }
    mapper.deleteWords(code);
    entry.words().forEach((language, words) -> mapper.insertWords(code, language, words));
  }
}
