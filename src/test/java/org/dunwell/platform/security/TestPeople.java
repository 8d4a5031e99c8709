package org.dunwell.platform.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.boot.test.context.TestComponent;

/** One person of each group, who sign in over real HTTP. */
@TestComponent
public class TestPeople {

  public static final String PASSWORD = "a-long-password";
  public static final String COLLECTOR = "model.collector";
  public static final String MANAGER = "model.manager";
  public static final String ANALYST = "model.analyst";
  public static final String ADMINISTRATOR = "model.admin";
  public static final String INVESTIGATOR = "model.investigator";

  private final Users users;

  TestPeople(Users users) {
    this.users = users;
  }

  public void ensure() {
    users.ensure(COLLECTOR, PASSWORD, "Cora", "Model", Group.COLLECTORS.id());
    users.ensure(MANAGER, PASSWORD, "Mona", "Model", Group.CREDIT_MANAGERS.id());
    users.ensure(ANALYST, PASSWORD, "Ana", "Model", Group.ANALYSTS.id());
    users.ensure(ADMINISTRATOR, PASSWORD, "Ada", "Model", Group.ADMINISTRATORS.id());
    users.ensure(INVESTIGATOR, PASSWORD, "Ines", "Model", Group.INVESTIGATORS.id());
  }

  public HttpResponse<String> get(String address, String who)
      throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder().encodeToString((who + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Basic " + basic)
                .header("Accept", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
