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

  /** Files that are whole, with the number of their lines; all others are cut or made up. */
  private static final List<String> READ =
      List.of(
          "bai2/sample1.txt 17",
          "bai2/sample2.txt 4",
          "camt/camt052.v1.xml 1",
          "camt/camt052.v2.other-account.xml 1",
          "camt/camt052.v2.with-account-name.xml 1",
          "camt/camt052.v2.xml 1",
          "camt/camt052.v4.xml 0",
          "camt/camt053.v2.multi.statement.xml 2",
          "camt/camt053.v2.with-account-name.xml 1",
          "camt/camt054.v2.with-account-name.xml 1",
          "camt/camt054.v2.xml 1",
          "camt/camt054.v4.xml 1",
          "mt940/betterplace/sepa_mt9401.sta 97",
          "mt940/betterplace/with_binary_character.sta 4",
          "mt940/cmxl/mt940.sta 16",
          "mt940/jejik/generic.sta 2",
          "mt940/jejik/rabobank-iban.sta 4",
          "mt940/jejik/sns.sta 2",
          "mt940/mBank/mt940.sta 3",
          "mt940/mBank/mt942.sta 3",
          "ofx/test_ofx.ofx 4");

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
    assertThat(reading(outcomes)).containsExactlyInAnyOrderElementsOf(READ);
    assertThat(outcomes.get("camt/camt053.v2.wrong.xml").refusal())
        .contains("The camt.053.001.02 message has no Stmt in it");
    assertThat(outcomes.get("mt940/betterplace/sepa_snippet_broken.sta").refusal())
        .contains("Line 6: A second account (:25:)");
    outcomes.values().stream()
        .filter(outcome -> outcome.refusal() != null)
        .forEach(
            outcome ->
                assertThat(outcome.refusal())
                    .matches("(?s).*(add up|:25:|no Stmt).*(ask|Ask) the bank for .*"));
  }

  private static List<String> reading(Map<String, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getValue().refusal() == null)
        .map(entry -> entry.getKey() + " " + entry.getValue().lines())
        .toList();
  }
}
