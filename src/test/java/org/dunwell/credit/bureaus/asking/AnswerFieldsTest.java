package org.dunwell.credit.bureaus.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dunwell.credit.bureaus.NewReport;
import org.dunwell.credit.bureaus.NoReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as bureaus might give them, and as nobody should. */
class AnswerFieldsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static NewReport read(String body, Map<String, String> fields) {
    return AnswerFields.of(JSON, body.getBytes(StandardCharsets.UTF_8), fields)
        .report("acme", "creditsafe");
  }

  @Test
  void readsOurContract() {
    NewReport report =
        read(
            """
            {"reportId": "r1", "reportedOn": "2026-03-01T10:00:00Z",
             "company": {"name": "Muster GmbH", "registrationNumber": "HRB 1", "country": "DE"},
             "score": {"value": 62.0}, "insolvency": {"open": true, "notice": "opened"},
             "recommendedLimit": {"amount": 5000, "currency": "EUR"}}
            """,
            Map.of());
    assertThat(report.rawScore()).isEqualByComparingTo("62");
    assertThat(report.scale()).isEqualTo("creditsafe");
    assertThat(report.insolvent()).isTrue();
    assertThat(report.recommendedLimit()).isEqualByComparingTo("5000");
    assertThat(report.reportedOn()).isEqualTo("2026-03-01");
  }

  @Test
  void readsAnotherBureausAnswerByItsFields() {
    NewReport report =
        read(
            """
            {"data": [{"ref": 7, "asOf": "2026-03-01", "paydex": "78", "sys": "paydex"}]}
            """,
            Map.of(
                "reportId", "/data/0/ref",
                "reportedOn", "/data/0/asOf",
                "score", "/data/0/paydex",
                "scale", "/data/0/sys"));
    assertThat(report.reference()).isEqualTo("7");
    assertThat(report.scale()).isEqualTo("paydex");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"reportId\":\"r\",\"reportedOn\":\"2026-03-01\"}",
        "{\"reportId\":\"r\",\"reportedOn\":\"yesterday\",\"score\":{\"value\":1}}",
        "{\"reportId\":\"r\",\"reportedOn\":\"2026-03-01\",\"score\":{\"value\":\"1e999999999\"}}",
        "{\"reportId\":\"r\",\"reportedOn\":\"2026-03-01\",\"score\":{\"value\":\"good\"}}",
        "{\"reportId\":\"r\",\"reportedOn\":\"2026-03-01\",\"recommendedLimit\":{\"amount\":5}}",
        "{\"reportId\":\"r\",\"reportedOn\":\"2026-03-01\",\"score\":{\"value\":1},"
            + "\"company\":{\"country\":\"Germany\"}}"
      })
  void whatIsNoReportIsNotTaken(String body) {
    assertThatThrownBy(() -> read(body, Map.of())).isInstanceOf(NoReport.class);
  }
}
