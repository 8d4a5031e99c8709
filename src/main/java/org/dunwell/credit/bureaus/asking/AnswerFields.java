package org.dunwell.credit.bureaus.asking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.dunwell.credit.bureaus.AnswerWords;
import org.dunwell.credit.bureaus.Company;
import org.dunwell.credit.bureaus.NewReport;
import org.dunwell.credit.bureaus.NoReport;

/**
 * Reads an answer of a bureau, each of {@link AnswerWords} where the settings say that it stands.
 */
final class AnswerFields {

  /** More digits are somebody's joke. */
  private static final int MOST_DIGITS = 15;

  private static final int DAY_LENGTH = 10;

  private final JsonNode answer;
  private final Map<String, String> fields;

  private AnswerFields(JsonNode answer, Map<String, String> fields) {
    this.answer = answer;
    this.fields = fields;
  }

  /**
   * @throws NoReport when the text is no JSON object
   */
  static AnswerFields of(ObjectMapper json, byte[] body, Map<String, String> fields) {
    try {
      JsonNode answer = json.readTree(body);
      if (answer == null || !answer.isObject()) {
        throw new NoReport("it is no JSON object");
      }
      return new AnswerFields(answer, fields);
    } catch (JsonProcessingException rubbish) {
      throw new NoReport("it is no JSON");
    } catch (java.io.IOException broken) {
      throw new NoReport("it cannot be read");
    }
  }

  /**
   * @param usualScale of a score that comes without one
   * @throws NoReport when something in it is not what it should be
   */
  NewReport report(String bureau, String usualScale) {
    BigDecimal score = number("score");
    String scale = text("scale");
    return new NewReport(
        bureau,
        text("reportId"),
        day("reportedOn"),
        new Company(text("companyName"), text("registrationNumber"), country()),
        score == null ? null : scale == null ? usualScale : scale,
        score,
        answer.at(AnswerWords.pointer("insolvent", fields)).asBoolean(false),
        text("insolvencyNotice"),
        number("recommendedLimit"),
        currency("recommendedCurrency"));
  }

  /** What it has cost; null when it does not say. */
  BigDecimal price() {
    BigDecimal price = number("price");
    return price == null || price.signum() < 0 ? null : price;
  }

  private String text(String word) {
    JsonNode found = answer.at(AnswerWords.pointer(word, fields));
    return found.isValueNode() && !found.isNull() && !found.asText().isBlank()
        ? found.asText().strip()
        : null;
  }

  private String country() {
    String said = text("country");
    if (said != null && !said.matches("[A-Za-z]{2}")) {
      throw new NoReport("its country has not two letters");
    }
    return said;
  }

  private String currency(String word) {
    String said = text(word);
    if (said != null && !said.matches("[A-Z]{3}")) {
      throw new NoReport("its currency has not three capital letters");
    }
    return said;
  }

  private BigDecimal number(String word) {
    String said = text(word);
    if (said == null) {
      return null;
    }
    if (!said.matches("-?\\d{1,%d}(\\.\\d{1,4}0*)?".formatted(MOST_DIGITS))) {
      throw new NoReport("its %s is no number of ours".formatted(word));
    }
    return new BigDecimal(said);
  }

  private LocalDate day(String word) {
    String said = text(word);
    try {
      return said == null
          ? null
          : LocalDate.parse(said.substring(0, Math.min(DAY_LENGTH, said.length())));
    } catch (DateTimeParseException none) {
      throw new NoReport("its %s is no date such as 2026-01-31".formatted(word));
    }
  }
}
