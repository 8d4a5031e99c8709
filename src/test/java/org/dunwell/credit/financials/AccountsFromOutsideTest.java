package org.dunwell.credit.financials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.scores.Scores;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** Accounts that a file or a program brings: good ones count at once, bad ones leave no trace. */
@DunwellTest
class AccountsFromOutsideTest {

  private static final String HEADER =
      "customer,asOf,currency,workingCapital,totalAssets,retainedEarnings,ebit,bookEquity,"
          + "totalLiabilities,sales,source\n";

  private static final String GOOD =
      """
      {"asOf": "2025-12-31", "currency": "EUR", "workingCapital": 200.50, "totalAssets": 1000,
       "retainedEarnings": -50, "ebit": "80", "bookEquity": 400, "totalLiabilities": 600,
       "sales": 1500, "source": "annual report"}
      """;

  @Autowired TestLedger ledger;
  @Autowired Financials financials;
  @Autowired Scores scores;
  @Autowired Parties parties;
  @Autowired Imports imports;
  @Autowired MockMvc web;

  private long party;

  @BeforeEach
  void aCustomer() {
    ledger.begin();
    party = parties.ofCustomer(ledger.customer("C1")).id();
    parties.ofCustomer(ledger.customer("C2"));
  }

  @Test
  void goodRowsGoInAndCountBadOnesSayWhatWhereAndHowToMend() {
    ImportRun run =
        bring(
            "C1,2025-12-31,EUR,200,1000,-50,80,-400,1400,1500,annual report\n"
                + "C9,2025-12-31,EUR,200,1000,50,80,400,600,1500,x\n"
                + "C2,2025-12-31,EUR,200,0,50,80,400,600,1500,x\n"
                + "C2,2025-12-31,EUR,200,1000,50,80,400,600,-1,x\n"
                + "C2,2031-12-31,EUR,200,1000,50,80,400,600,1500,x\n"
                + "C2,2025-12-31,EUR,200,1000,50,a lot,400,600,1500,x\n"
                + "C2,2025-12-31,XXQ,200,1000,50,80,400,600,1500,x\n"
                + "C2,2025-12-31,EUR,200,1000,50,,400,600,1500,x\n"
                + "C2,2025-12-31,JPY,200,1000.50,50,80,400,600,1500,x\n"
                + "C2,2025-12-31,EUR,200,1000,50,80,500,600,1500,x\n");
    assertThat(run.state()).isEqualTo("done");
    assertThat(run.accepted()).isEqualTo(1);
    assertThat(run.rejected()).isEqualTo(9);
    assertThat(problems(run))
        .extracting(one -> one.line() + " " + one.field() + ": " + one.problem())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("3 customer: There is no such customer"),
            one -> assertThat(one).startsWith("4 null: The total assets must be above 0"),
            one -> assertThat(one).startsWith("5 null: Sales are 0 or more"),
            one -> assertThat(one).startsWith("6 null: ").contains("2031-12-31 is yet to come"),
            one -> assertThat(one).startsWith("7 ebit: "),
            one -> assertThat(one).startsWith("8 currency: "),
            one -> assertThat(one).startsWith("9 ebit: "),
            one -> assertThat(one).startsWith("10 null: The total assets is not an amount"),
            one -> assertThat(one).startsWith("11 null: The book equity and total liabilities"));
    assertThat(problems(run)).extracting(Problem::mend).doesNotContainNull().doesNotContain("");

    FinancialStatement stored = financials.latest(party).orElseThrow();
    assertThat(stored.bookEquity()).isEqualByComparingTo("-400");
    assertThat(stored.zone()).isEqualTo(Altman.Zone.GREY);
    assertThat(scores.current(party).orElseThrow().financial()).isNotNull();
    assertThat(ledger.count("credit.financial_statement")).isEqualTo(1);
  }

  @Test
  void theSameFileTwiceChangesNothingAndACorrectionIsAFurtherRow() {
    String row = "C1,2025-12-31,EUR,200,1000,50,80,400,600,1500,annual report\n";
    assertThat(bring(row + row).accepted()).isEqualTo(1);
    ImportRun again = bring(row.replace("200", "200.00").replace("annual report", "another"));
    assertThat(again.accepted()).isZero();
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(bring(row.replace("80", "90")).accepted()).isEqualTo(1);
    assertThat(financials.latest(party).orElseThrow().ebit()).isEqualByComparingTo("90");
    assertThat(financials.history(party, 10)).hasSize(2);
  }

  @Test
  void aFileWithoutAColumnIsTakenNothingOf() {
    long id = submit("customer,asOf,currency\nC1,2025-12-31,EUR\n", false);
    assertThat(imports.byId(id).state()).isEqualTo("failed");
    assertThat(imports.byId(id).failure()).contains("totalAssets");
    assertThat(ledger.count("credit.financial_statement")).isZero();
  }

  @Test
  void aPreviewTellsTheSameAndKeepsNothing() {
    long id = submit(HEADER + "C1,2025-12-31,EUR,200,1000,50,80,400,600,1500,x\n", true);
    assertThat(imports.byId(id).accepted()).isEqualTo(1);
    assertThat(ledger.count("credit.financial_statement")).isZero();
    assertThat(scores.current(party)).isEmpty();
  }

  @Test
  void accountsInAnotherCurrencyAreSharesAllTheSameAndLeaveInItsDigits() throws Exception {
    web.perform(accounts(GOOD.replace("EUR", "JPY").replace("200.50", "200")))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.currency").value("JPY"));
    assertThat(answer()).contains("\"totalAssets\":1000,", "\"workingCapital\":200,");
    web.perform(accounts(GOOD.replace("2025", "2024"))).andExpect(status().isCreated());
    assertThat(answer()).contains("\"totalAssets\":1000.00,", "\"workingCapital\":200.50,");
    assertThat(financials.latest(party).orElseThrow().currency()).isEqualTo("JPY");
  }

  @Test
  void whoRepeatsHimselfAfterATimeOutChangesNothingAndACorrectionBackIsOne() throws Exception {
    String other = GOOD.replace("\"80\"", "81");
    for (String json : List.of(GOOD, GOOD.replace("200.50", "200.5"), other, other, GOOD)) {
      web.perform(accounts(json)).andExpect(status().isCreated());
    }
    assertThat(financials.history(party, 10))
        .extracting(one -> one.ebit().intValue())
        .containsExactly(80, 81, 80);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2025-12-31\"', '\"soon\"', asOf",
    "'\"2025-12-31\"', '\"2031-01-01\"', yet to come",
    "'\"2025-12-31\"', null, Accounts are of a day",
    "'\"EUR\"', '\"EURO\"', is no currency",
    "'\"EUR\"', null, is no currency",
    "'\"totalAssets\": 1000', '\"totalAssets\": 0', total assets must be above 0",
    "'\"totalAssets\": 1000', '\"totalAssets\": 1100', do not come to the total assets",
    "'\"ebit\": \"80\"', '\"ebit\": \"1e999999999\"', ebit",
    "'\"ebit\": \"80\"', '\"ebit\": \"80.123\"', at most 2 decimals",
    "'\"ebit\": \"80\",', '', EBIT is missing",
    "'\"annual report\"', '\"\"', where the figures come from",
  })
  void whatMakesNoSenseIsRefusedWhole(String good, String bad, String said) throws Exception {
    web.perform(accounts(GOOD.replace(good, bad)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString(said)));
    assertThat(ledger.count("credit.financial_statement")).isZero();
    assertThat(scores.current(party)).isEmpty();
  }

  @Test
  void nobodyEntersAccountsOfNobodyOrWithoutTheRight() throws Exception {
    web.perform(request("/api/credit/financials/999999", GOOD, "COLLECTOR"))
        .andExpect(status().isNotFound());
    web.perform(request("/api/credit/financials/" + party, GOOD, "ANALYST"))
        .andExpect(status().isForbidden());
    web.perform(request("/api/credit/financials/" + party, "{\"asOf\": ", "COLLECTOR"))
        .andExpect(status().isBadRequest());
  }

  private RequestBuilder accounts(String json) {
    return request("/api/credit/financials/" + party, json, "COLLECTOR");
  }

  private static RequestBuilder request(String path, String json, String role) {
    return post(path)
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .with(user("nora").roles(role))
        .with(csrf());
  }

  private String answer() throws Exception {
    return web.perform(get("/api/credit/financials/" + party).with(user("anna").roles("ANALYST")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private ImportRun bring(String rows) {
    return imports.byId(submit(HEADER + rows, false));
  }

  private long submit(String text, boolean dryRun) {
    long id =
        imports.submit(
            new Upload(
                "financial-statements",
                "accounts.csv",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                null,
                dryRun,
                "nora"));
    ledger.work();
    return id;
  }

  private List<Problem> problems(ImportRun run) {
    return imports.problems(run.id(), 0, 100);
  }
}
