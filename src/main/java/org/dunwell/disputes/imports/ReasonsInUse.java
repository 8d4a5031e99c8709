package org.dunwell.disputes.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunwell.disputes.reasons.ReasonCode;

/** The reasons that may be chosen, by whatever files call them. Read once for many rows. */
final class ReasonsInUse {

  private final Map<String, String> codes = new HashMap<>();
  private final List<String> ours;

  ReasonsInUse(List<ReasonCode> active) {
    this.ours = active.stream().map(ReasonCode::code).sorted().toList();
    active.forEach(reason -> reason.x12().forEach(x12 -> codes.put(x12, reason.code())));
    ours.forEach(code -> codes.put(code, code));
  }

  /** Our code behind ours in any case, or behind one of ANSI X12. */
  Optional<String> code(String said) {
    return Optional.ofNullable(codes.get(said.strip().toUpperCase(Locale.ROOT)));
  }

  List<String> codes() {
    return ours;
  }

  /** What to write instead of one that nobody knows. */
  String choices() {
    return "Take one of %s, or its ANSI X12 code.".formatted(String.join(", ", ours));
  }
}
