package org.dunwell.credit.bureaus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.util.StringUtils;

/**
 * A bureau that is asked over HTTP, as {@code dunwell.bureaus.<name>.*} says.
 *
 * @param url of its API, without a slash at the end; what is asked is {@code POST url/v1/reports}
 * @param key goes with every request as {@code Authorization: Bearer}
 * @param webhookSecret signs what it tells us by itself; blank: it tells nothing
 * @param price of a report, in {@code currency}; null when it costs nothing
 * @param monthlyBudget no report is bought beyond it in a calendar month; null for none
 * @param countries that it is asked about, ISO 3166-1 alpha-2; empty for all
 * @param scale of its scores where the answer does not say one
 * @param fields where an answer has what, as JSON pointers by our names; see {@link AnswerWords}
 */
public record BureauSettings(
    String url,
    String key,
    String webhookSecret,
    BigDecimal price,
    String currency,
    BigDecimal monthlyBudget,
    List<String> countries,
    String scale,
    Map<String, String> fields) {

  public BureauSettings {
    url = url == null ? "" : StringUtils.trimTrailingCharacter(url.strip(), '/');
    countries = countries == null ? List.of() : countries;
    fields = fields == null ? Map.of() : fields;
    AnswerWords.check(fields);
  }

  /** Whether it is asked about companies there. */
  boolean knows(String country) {
    return countries.isEmpty() || countries.contains(country);
  }

  @Override
  public String toString() {
    return "BureauSettings[" + url + "]";
  }
}
