package org.dunwell.receivables;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;

/** Reasons for deductions as long as no room of the house knows any. */
@TestComponent
public class ReasonsOfTests implements DeductionReasons {

  @Override
  public Optional<String> code(String said) {
    return switch (said) {
      case "PRICE", "01" -> Optional.of("PRICE");
      case "QTY_SHORT", "06" -> Optional.of("QTY_SHORT");
      default -> Optional.empty();
    };
  }

  @Override
  public List<String> codes() {
    return List.of("PRICE", "QTY_SHORT");
  }
}
