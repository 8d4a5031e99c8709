package org.dunwell.credit.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.platform.security.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What docs/orders.md says is sent and answered, word for word. */
@DunwellTest
class OrderContractTest {

  private static final String PATH = "/api/credit/order-checks";
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");

  /** Amounts are compared with their digits. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired CreditLimits limits;
  @Autowired Parties parties;
  @Autowired MockMvc web;

  @BeforeEach
  void aCustomerWithALimitOfAThousand() {
    ledger.begin();
    people.ensure();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R-1", "250.00", -10);
    limits.propose(
        new NewLimit(
            parties.ofCustomer(customer).id(),
            "own",
            "a test",
            new BigDecimal("1000"),
            "open",
            30,
            null,
            null,
            TestPeople.MANAGER));
  }

  @Test
  void theExamplesAreWhatIsSentAndAnswered() throws Exception {
    Iterator<String> examples = examples().iterator();
    isAnswered(examples.next(), examples.next());
    isAnswered(examples.next(), examples.next());
    String moved = examples.next();
    for (String move : List.of("delivered", "billed")) {
      send(PATH + "/O-1/" + move, moved, "COLLECTOR")
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.order").value("O-1"));
    }
    assertThat(examples).isExhausted();
    assertThat(
            ledger.one(
                String.class,
                "select delivered::text from credit.sales_order where number = 'O-1'"))
        .isEqualTo("200.0000");
    web.perform(get(PATH).with(user("nora").roles("COLLECTOR")))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].order").value("O-2"));
  }

  private void isAnswered(String question, String answer) throws Exception {
    String said = send(PATH, question, "COLLECTOR").andReturn().getResponse().getContentAsString();
    assertThat(JSON.readTree(said).toPrettyString())
        .isEqualTo(JSON.readTree(answer).toPrettyString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"customer\": \"C1\"                                                    | 400 |",
        "{\"customer\": \"C9\", \"order\": \"O\", \"amount\": 1, \"currency\": \"EUR\"} | 404 | C9",
        "{\"customer\": \"C1\", \"amount\": 1, \"currency\": \"EUR\"}             | 422 | \"order\"",
        "{\"customer\": \"C1\", \"order\": \"O\", \"currency\": \"EUR\"}          | 422 | \"amount\"",
        "{\"customer\": \"C1\", \"order\": \"O\", \"amount\": 0, \"currency\": \"EUR\"} | 422 | more than 0",
        "{\"customer\": \"C1\", \"order\": \"O\", \"amount\": 1}                  | 422 | \"currency\"",
        "{\"customer\": \"C1\", \"order\": \"O\", \"amount\": 1.001, \"currency\": \"EUR\"} | 422 | decimals",
        "{\"customer\": \"C1\", \"order\": \"O\", \"amount\": 1e400000000, \"currency\": \"EUR\"} | 422 | \"amount\"",
        "{\"customer\": \"C1\", \"order\": \"O\", \"amount\": 1e-400000000, \"currency\": \"EUR\"} | 422 | \"amount\""
      })
  void whatMakesNoSenseIsToldWithTheStatusThatTheTableSays(String body, int code, String said)
      throws Exception {
    ResultActions answer = send(PATH, body, "COLLECTOR").andExpect(status().is(code));
    if (said != null) {
      answer.andExpect(jsonPath("$.detail").value(containsString(said)));
    }
    assertThat(ledger.count("credit.sales_order")).isZero();
  }

  @Test
  void whoMayNotAskAndWhatCannotMove() throws Exception {
    String question = examples().get(0);
    web.perform(json(PATH, question)).andExpect(status().isUnauthorized());
    send(PATH, question, "ANALYST").andExpect(status().isForbidden());
    send(PATH, question, "INVESTIGATOR").andExpect(status().isForbidden());
    send(PATH + "/O-1/delivered", "{\"customer\": \"C1\"}", "COLLECTOR")
        .andExpect(status().isNotFound());
    send(PATH, question, "COLLECTOR").andExpect(status().isOk());
    for (String amount : List.of("600.01", "-1", "0.001", "1e-400000000")) {
      send(
              PATH + "/O-1/delivered",
              "{\"customer\": \"C1\", \"amount\": %s}".formatted(amount),
              "COLLECTOR")
          .andExpect(status().isUnprocessableEntity());
    }
    send(PATH + "/O-1/delivered", "{\"customer\": \"C1\", \"amount\": 100}", "COLLECTOR");
    send(PATH + "/O-1/cancelled", "{\"customer\": \"C1\"}", "COLLECTOR")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("100.00 EUR of order O-1")));
    send(PATH + "/O-1/billed", "{\"customer\": \"C1\", \"amount\": 100}", "COLLECTOR");
    send(PATH + "/O-1/cancelled", "{\"customer\": \"C1\"}", "COLLECTOR")
        .andExpect(jsonPath("$.state").value("cancelled"))
        .andExpect(jsonPath("$.decision").value("hold"));
    send(PATH + "/O-1/delivered", "{\"customer\": \"C1\"}", "COLLECTOR")
        .andExpect(status().isUnprocessableEntity());
  }

  private ResultActions send(String path, String body, String role) throws Exception {
    return web.perform(json(path, body).with(user("nora").roles(role)));
  }

  private static MockHttpServletRequestBuilder json(String path, String body) {
    return post(path).contentType(MediaType.APPLICATION_JSON).content(body).with(csrf());
  }

  private static List<String> examples() throws Exception {
    List<String> found = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/orders.md")));
    while (example.find()) {
      found.add(example.group(1));
    }
    return found;
  }
}
