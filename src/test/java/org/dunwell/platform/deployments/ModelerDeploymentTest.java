package org.dunwell.platform.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.dunwell.DunwellTest;
import org.dunwell.platform.Multipart;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.security.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The deploy button of Camunda Modeler, over real HTTP. */
@DunwellTest
class ModelerDeploymentTest {

  private static final String SHIPPED = "Write-off proposed";

  @Autowired RepositoryService repository;
  @Autowired TestPeople people;
  @Autowired CleanSlate cleanSlate;
  @Autowired ObjectMapper json;

  @Value("${local.server.port}")
  int port;

  private long before;
  private String diagram;

  @BeforeEach
  void begin() throws Exception {
    cleanSlate.wipe();
    people.ensure();
    before = repository.createDeploymentQuery().count();
    diagram = Files.readString(Path.of("processes/write-off.bpmn"));
  }

  @Test
  void anAdministratorDeploysAChangedDiagram() throws Exception {
    HttpResponse<String> answer =
        deploy(diagram.replace(SHIPPED, "Somebody gives up"), TestPeople.ADMINISTRATOR);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String id = json.readTree(answer.body()).path("id").asText();
    try {
      assertThat(
              repository
                  .createProcessDefinitionQuery()
                  .processDefinitionKey("write-off")
                  .latestVersion()
                  .singleResult()
                  .getDeploymentId())
          .isEqualTo(id);
    } finally {
      repository.deleteDeployment(id, true);
    }
  }

  @Test
  void nobodyElseDoes() throws Exception {
    for (String who :
        List.of(
            TestPeople.MANAGER,
            TestPeople.COLLECTOR,
            TestPeople.ANALYST,
            TestPeople.INVESTIGATOR)) {
      assertThat(deploy(diagram.replace(SHIPPED, "x"), who).statusCode()).as(who).isEqualTo(403);
    }
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void aRefusalSaysWhyInTheMessageThatTheModelerShows() throws Exception {
    String hostile =
        diagram.replace(
            "${writeOff.isApproved(execution.processBusinessKey)}", "${T(System).getenv()}");

    HttpResponse<String> answer = deploy(hostile, TestPeople.ADMINISTRATOR);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).path("message").asText())
        .contains(
            "write-off.bpmn, line 65 (conditionExpression)",
            "${T(System).getenv()}",
            "nothing is deployed");
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void fiftyMegabytesAreRefusedBeforeTheyAreRead() throws Exception {
    HttpResponse<String> answer =
        deploy(diagram + " ".repeat(50_000_000), TestPeople.ADMINISTRATOR);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("A deployment has at most");
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  private HttpResponse<String> deploy(String content, String who) throws Exception {
    return new Multipart()
        .field("deployment-name", "write-off")
        .field("deployment-source", "Camunda Modeler")
        .field("enable-duplicate-filtering", "true")
        .field("deploy-changed-only", "true")
        .file("write-off.bpmn", "write-off.bpmn", content)
        .post(
            "http://localhost:%d/engine-rest/deployment/create".formatted(port),
            who,
            TestPeople.PASSWORD);
  }
}
