package org.dunwell.platform.decisions;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.dunwell.DunwellTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
@WithMockUser(roles = "ANALYST")
class RulesResourceTest {

  @Autowired MockMvc web;

  @Test
  void listsTheLiveModels() throws Exception {
    web.perform(get("/api/rules").accept(MediaType.APPLICATION_JSON))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[*].id", hasItem("treatment")))
        .andExpect(jsonPath("$.items[*].id", hasItem("contact-policy")));
  }

  @Test
  void showsALiveModelWithItsInputsItsVersionsAndItsSource() throws Exception {
    String rule =
        web.perform(get("/api/rules/treatment").accept(MediaType.APPLICATION_JSON))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.inputs.segment", containsString("key-account")))
            .andExpect(jsonPath("$.content", containsString("<decisionTable")))
            .andReturn()
            .getResponse()
            .getContentAsString();

    String version = JsonPath.read(rule, "$.versions[0].version");
    web.perform(get("/api/rules/treatment/versions/{version}", version))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_XML))
        .andExpect(content().string(ModelFiles.read("treatment")));
  }

  @Test
  void aModelOrVersionThatIsNotThereIsNotFound() throws Exception {
    web.perform(get("/api/rules/horoscope")).andExpect(status().isNotFound());
    web.perform(get("/api/rules/treatment/versions/000000000000")).andExpect(status().isNotFound());
  }
}
