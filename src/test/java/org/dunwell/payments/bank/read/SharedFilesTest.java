package org.dunwell.payments.bank.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.UnreadableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every bank file of others that we have: read, or refused with a reason. */
@EnabledIf("org.dunwell.payments.bank.read.SharedBankFiles#there")
class SharedFilesTest {

  /** What became of a file. */
  private record Outcome(
      String format, int statements, int lines, String opening, String closing, String refusal) {}

  private static Outcome outcome(Path file) throws Exception {
    List<String> openings = new ArrayList<>();
    List<String> closings = new ArrayList<>();
    String format = "";
    int statements = 0;
    int lines = 0;
    try (InputStream in = Files.newInputStream(file);
        StatementFile read = new CheckedFile(StatementFile.open(in, Mapping.none()))) {
      format = read.format();
      for (StatementPart part = read.next(); part != null; part = read.next()) {
        if (part instanceof StatementHead head) {
          statements++;
          openings.add(told(head.opening()));
        } else if (part instanceof StatementEnd end) {
          closings.add(told(end.closing()));
        } else {
          lines++;
        }
      }
      return outcome(read.format(), statements, lines, openings, closings, null);
    } catch (UnreadableFile refused) {
      return outcome(format, statements, lines, openings, closings, refused.getMessage());
    }
  }

  private static Outcome outcome(
      String format,
      int statements,
      int lines,
      List<String> openings,
      List<String> closings,
      String refusal) {
    return new Outcome(
        format,
        statements,
        lines,
        String.join(", ", openings),
        String.join(", ", closings),
        refusal);
  }

  private static String told(BigDecimal balance) {
    return balance == null ? "-" : balance.toPlainString();
  }

  @Test
  void everyFileIsReadOrRefusedWithAReason() throws Exception {
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (String ending : List.of(".xml", ".sta", ".txt", ".ofx")) {
      for (Path file : SharedBankFiles.all(ending)) {
        outcomes.put(SharedBankFiles.FOLDER.relativize(file).toString(), outcome(file));
      }
    }
    StringBuilder table =
        new StringBuilder(
            "| file | format | statements | lines | opening | closing | outcome |\n"
                + "|---|---|---|---|---|---|---|\n");
    outcomes.forEach(
        (name, outcome) ->
            table.append(
                "| %s | %s | %d | %d | %s | %s | %s |%n"
                    .formatted(
                        name,
                        outcome.format(),
                        outcome.statements(),
                        outcome.lines(),
                        outcome.opening(),
                        outcome.closing(),
                        outcome.refusal() == null
                            ? "read"
                            : "refused: " + outcome.refusal().replaceAll("\\s+", " "))));
    Files.writeString(Path.of("target/bank-table.md"), table);
    assertThat(outcomes).isNotEmpty();
  }
}
