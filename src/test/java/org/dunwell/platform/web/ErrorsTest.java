package org.dunwell.platform.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
class ErrorsTest {

  @Autowired CleanSlate cleanSlate;
  @Autowired MockMvc web;

  @BeforeEach
  void empty() {
    cleanSlate.wipe();
  }

  @Test
  void aProgramGetsAProblem() throws Exception {
    web.perform(get("/api/nothing-here").with(user("x").roles("COLLECTOR")))
        .andExpect(status().isNotFound())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(404))
        .andExpect(jsonPath("$.instance").value("/api/nothing-here"));
  }

  @Test
  void aPersonGetsAPageWithTheWayBack() throws Exception {
    web.perform(
            get("/customers/NOBODY").accept(MediaType.TEXT_HTML).with(user("x").roles("COLLECTOR")))
        .andExpect(status().isNotFound())
        .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
        .andExpect(content().string(containsString("There is no customer NOBODY.")));
  }

  @Test
  void aBrokenRuleIs422AndSaysWhatToDo() throws Exception {
    web.perform(
            post("/tokens")
                .param("user", "nobody")
                .param("name", "")
                .accept(MediaType.APPLICATION_JSON)
                .with(csrf())
                .with(user("x").roles("ADMINISTRATOR")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("what the token is for")));
  }

  @Test
  void aValueOfTheWrongKindIs400() throws Exception {
    web.perform(get("/invoices/abc").with(user("x").roles("COLLECTOR")))
        .andExpect(status().isBadRequest());
  }

  @Test
  void pagesTellBrowsersToRefuseForeignScriptsAndFrames() throws Exception {
    web.perform(get("/").accept(MediaType.TEXT_HTML).with(user("x").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Referrer-Policy", "same-origin"))
        .andExpect(header().string("X-Frame-Options", "SAMEORIGIN"));
  }

  @Test
  void theApiDescribesItself() throws Exception {
    web.perform(get("/v3/api-docs").with(user("x").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.info.title").value("Dunwell"))
        .andExpect(jsonPath("$.components.securitySchemes.token.scheme").value("bearer"));
  }
}
