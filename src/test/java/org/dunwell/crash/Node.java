package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Dunwell as a process of its own, as somebody would start it who has servers of their own. */
public final class Node implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 240;

  /** A process that lives for a minute need not be compiled well. */
  private static final List<String> STARTS_FAST =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m");

  private final String name;
  private final String user;
  private final List<String> settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private Process process;

  /**
   * A node that is not started yet.
   *
   * @param name of its log in {@code target}
   * @param user who its requests come from; the password is the same word
   * @param settings as {@code dunwell.home=...}
   */
  public Node(String name, String user, List<String> settings) throws IOException {
    this.name = name;
    this.user = user;
    this.settings = settings;
    try (ServerSocket socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    }
  }

  /**
   * One with an empty ledger that talks to a provider who outlives it.
   *
   * @param provider a setting that says where it is
   */
  static Node withProvider(String name, Path home, Database database, String provider)
      throws IOException {
    List<String> settings = new ArrayList<>(database.settings());
    settings.add("dunwell.home=" + home);
    settings.add("dunwell.sandbox.sample=false");
    settings.add(provider);
    return new Node(name, "admin", settings);
  }

  /** Starts it and waits until it answers. */
  public Node start(String... more) throws Exception {
    launch(more);
    waitUntil(name + " has started", this::isUp);
    return this;
  }

  /** Starts it. */
  public void launch(String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(STARTS_FAST);
    command.addAll(List.of("-cp", classPath(), "org.dunwell.Dunwell", "--server.port=" + port));
    settings.forEach(setting -> command.add("--" + setting));
    Arrays.stream(more).forEach(setting -> command.add("--" + setting));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target", name + ".log")))
            .start();
  }

  /** As {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** Where it answers, without a slash at the end. */
  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Whether it answers. */
  public boolean isUp() {
    assertThat(process.isAlive()).as("see target/%s.log", name).isTrue();
    try {
      return get("/api/disputes").statusCode() == 200;
    } catch (Exception notYet) {
      return false;
    }
  }

  public HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  /** Posts JSON. */
  public HttpResponse<String> post(String path, String json) throws Exception {
    return post(path, "application/json", json);
  }

  /** Uploads a file as a form does. */
  public HttpResponse<String> upload(String path, String fileName, String content)
      throws Exception {
    String form =
        """
        --dunwell-part\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: text/csv\r
        \r
        %s\r
        --dunwell-part--\r
        """
            .formatted(fileName, content);
    return post(path, "multipart/form-data; boundary=dunwell-part", form);
  }

  /** Imports a file and waits until all of it is in. */
  public void importFile(String kind, String csv) throws Exception {
    var answer = upload("/api/imports?kind=" + kind + "&dryRun=false", kind + ".csv", csv);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String run =
        answer.headers().firstValue("Location").orElseThrow().replaceAll("^.*?/api", "/api");
    waitUntil(kind + " are in", () -> get(run).body().contains("\"endedAt\""));
    assertThat(get(run).body()).contains("\"done\"", "\"rejected\":0");
  }

  /** A ledger of one company, DE01, and one customer, K1. */
  public void importOneCustomer() throws Exception {
    importFile(
        "selling-entities",
        """
        code,name,country,language,timeZone,calendar,currency,email
        DE01,Nordwerk GmbH,DE,de,Europe/Berlin,DE,EUR,ar@nordwerk.example
        """);
    importFile("customers", "number,name,country,language,email\nK1,Customer,DE,en,a@c.example\n");
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return http.send(
        request(path)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    String signIn =
        Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(address() + path))
        .header("Authorization", "Basic " + signIn);
  }

  /** The program that runs this. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The product's own, without the tests and without what runs them. */
  public static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("surefire") && !entry.endsWith("test-classes"))
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits some minutes at most. */
  public static void waitUntil(String what, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!holds.call()) {
      assertThat(System.nanoTime()).as(Objects.requireNonNull(what)).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
