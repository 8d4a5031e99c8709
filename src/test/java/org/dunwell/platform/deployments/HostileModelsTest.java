package org.dunwell.platform.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.TaskQuery;
import org.dunwell.DunwellTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each is a shipped diagram or form with one thing changed; each is refused with all beside it. */
@DunwellTest
class HostileModelsTest {

  private static final String DIAGRAM = "write-off.bpmn";
  private static final String END = "</bpmn:process>";
  private static final String BOOK =
      "camunda:expression=\"${writeOff.bookWriteOff(execution.processBusinessKey)}\"";
  private static final String LISTENER =
      "<camunda:taskListener expression=\"${writeOff.approveWriteOff(task)}\" event=\"complete\" id=\"approveWriteOffComplete\" />";
  private static final String CONDITION = "${writeOff.isApproved(execution.processBusinessKey)}";

  @Autowired RepositoryService repository;
  @Autowired TaskService tasks;
  @Autowired FilterService filters;

  private long before;

  @BeforeEach
  void count() {
    before = repository.createDeploymentQuery().count();
  }

  static Stream<Arguments> diagrams() {
    return Stream.of(
        attack(
            "a script",
            add(
                "<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\"><bpmn:script>System.getenv()</bpmn:script></bpmn:scriptTask>"),
            "<scriptTask> is code"),
        attack(
            "an expression that reads the environment",
            change(CONDITION, "${T(java.lang.System).getenv()}"),
            "is not of the form"),
        attack(
            "an expression that reaches a class",
            change(CONDITION, "${''.getClass().forName('java.lang.Runtime')}"),
            "is not of the form"),
        attack(
            "an expression on a bean that is no process's",
            change(CONDITION, "${environment.getProperty('user.home')}"),
            "no process bean"),
        attack(
            "an expression on the engine",
            change(CONDITION, "${repositoryService.deleteDeployment('1')}"),
            "no process bean"),
        attack(
            "two calls in one",
            change(CONDITION, "${writeOff.isApproved(writeOff.getClass())}"),
            "is not of the form"),
        attack(
            "a second call behind the first",
            change(CONDITION, CONDITION + "${writeOff.isApproved(task)}"),
            "is not of the form"),
        attack(
            "a call of what comes back",
            change(CONDITION, "${writeOff.customer(execution.processBusinessKey).getClass()}"),
            "is not of the form"),
        attack(
            "a deferred expression",
            change(CONDITION, "#{writeOff.isApproved(execution.processBusinessKey)}"),
            "is not of the form"),
        attack(
            "a method that is not there",
            change(CONDITION, "${writeOff.isPrettyy(execution.processBusinessKey)}"),
            "isPrettyy"),
        attack("a method of every object", change(CONDITION, "${writeOff.hashCode()}"), "hashCode"),
        attack(
            "an expression in parts, with a comment between",
            change(CONDITION, "$<!-- -->{environment.x()}"),
            "no process bean"),
        attack(
            "an expression in a name",
            change("name=\"Approve write-off\"", "name=\"${environment.x()}\""),
            "no process bean"),
        attack(
            "an expression in the documentation",
            change("Money is given up:", "${environment.x()}"),
            "is not of the form"),
        attack(
            "an expression as a group",
            change("\"credit-managers\"", "\"${environment.x()}\""),
            "no process bean"),
        attack(
            "an expression as an input",
            change(
                "<camunda:inputParameter name=\"note\" />",
                "<camunda:inputParameter name=\"note\">${environment.x()}</camunda:inputParameter>"),
            "no process bean"),
        attack(
            "a script as an input",
            change(
                "<camunda:inputParameter name=\"note\" />",
                "<camunda:inputParameter name=\"note\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:inputParameter>"),
            "<script> is code"),
        attack(
            "a condition in another language",
            change(
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">"),
            "language"),
        attack(
            "a condition from a file",
            change(
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"deployment://x.js\">"),
            "resource"),
        attack("a class", change(BOOK, "camunda:class=\"org.example.Evil\""), "names code to run"),
        attack(
            "a class by its old name",
            change(BOOK, "xmlns:a=\"http://activiti.org/bpmn\" a:class=\"org.example.Evil\""),
            "class="),
        attack(
            "a delegate",
            change(BOOK, "camunda:delegateExpression=\"${writeOff}\""),
            "names code to run"),
        attack("a shell", change(BOOK, "camunda:type=\"shell\""), "hands the task"),
        attack(
            "a worker",
            change(BOOK, "camunda:type=\"external\" camunda:topic=\"x\""),
            "hands the task"),
        attack(
            "a decision of the engine's own",
            change(BOOK, "camunda:decisionRef=\"x\""),
            "/api/rules"),
        attack(
            "a connector",
            change(
                LISTENER,
                LISTENER
                    + "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"),
            "<connector>"),
        attack(
            "a field",
            change(LISTENER, LISTENER + "<camunda:field name=\"x\" stringValue=\"y\"/>"),
            "<field>"),
        attack(
            "a listener of a class",
            change(
                LISTENER, "<camunda:taskListener class=\"org.example.Evil\" event=\"complete\"/>"),
            "names code to run"),
        attack(
            "a listener with a script",
            change(
                LISTENER,
                LISTENER
                    + "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener>"),
            "<script> is code"),
        attack(
            "an embedded form",
            change(
                "camunda:formRef=\"approve-write-off\"",
                "camunda:formKey=\"embedded:deployment:x.html\""),
            "none of our forms"),
        attack(
            "an extension of elsewhere",
            change(LISTENER, LISTENER + "<x:run xmlns:x=\"urn:x\"/>"),
            "<run>"),
        attack(
            "an import",
            change(
                "<bpmn:message ",
                "<bpmn:import importType=\"x\" location=\"http://x\" namespace=\"x\"/><bpmn:message "),
            "<import>"),
        attack(
            "an ad-hoc subprocess", add("<bpmn:adHocSubProcess id=\"x\"/>"), "<adHocSubProcess>"),
        attack(
            "a process that is not there",
            add("<bpmn:callActivity id=\"x\" calledElement=\"nowhere\"/>"),
            "which is not there"),
        attack(
            "a form that is not there",
            change("camunda:formRef=\"approve-write-off\"", "camunda:formRef=\"nowhere\""),
            "is not there"),
        attack("a task that does nothing", change(BOOK, ""), "does nothing"),
        attack(
            "a loop in which nobody waits",
            add(
                "<bpmn:sequenceFlow id=\"again\" sourceRef=\"bookWriteOff\" targetRef=\"bookWriteOff\"/>"),
            "nobody waits"),
        attack(
            "a timer without end",
            add(
                "<bpmn:intermediateCatchEvent id=\"x\"><bpmn:timerEventDefinition id=\"y\"><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"),
            "cannot be kept"),
        attack(
            "a timer of no time",
            add(
                "<bpmn:intermediateCatchEvent id=\"x\"><bpmn:timerEventDefinition id=\"y\"><bpmn:timeDuration>PT0S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"),
            "cannot be kept"),
        attack(
            "a process that calls itself",
            add("<bpmn:callActivity id=\"x\" calledElement=\"write-off\"/>"),
            "calls others itself"),
        attack(
            "a timer of a second behind no years",
            add(timer("timeDuration", "P0YT1S")),
            "cannot be kept"),
        attack(
            "a loop that waits for a date that is past",
            add(
                timer("timeDate", "2020-01-01T00:00:00Z")
                    + "<bpmn:sequenceFlow id=\"again\" sourceRef=\"x\" targetRef=\"x\"/>"),
            "nobody waits"),
        attack(
            "a million tasks at once",
            add(
                "<bpmn:manualTask id=\"x\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask>"),
            "1000000"),
        attack("more elements than anybody reads", HostileModelsTest::many, "Draw at most"),
        attack(
            "a history without end",
            change("camunda:historyTimeToLive=\"P3650D\"", ""),
            "how long its history"),
        attack(
            "a process that cannot run",
            change("isExecutable=\"true\"", "isExecutable=\"false\""),
            "not executable"),
        attack(
            "a message that is gone",
            change("name=\"nothingLeftToWriteOff\"", "name=\"something\""),
            "no longer the message \"nothingLeftToWriteOff\""),
        attack(
            "a message that no longer interrupts",
            change(
                "attachedToRef=\"approveWriteOff\"",
                "attachedToRef=\"approveWriteOff\" cancelActivity=\"false\""),
            "no longer the message"),
        attack(
            "a person who is no longer asked",
            renamed("approveWriteOff", "lookAtWriteOff"),
            "no longer the task \"approveWriteOff\""),
        attack(
            "a decision that is no longer taken",
            change("${writeOff.approveWriteOff(task)}", "${customerCall.callCustomer(task)}"),
            "of another process"),
        attack(
            "a task by another name",
            renamed("bookWriteOff", "book"),
            "not the method named as it is"),
        attack(
            "entities that expand",
            change(
                "<bpmn:definitions",
                "<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><bpmn:definitions"),
            "DOCTYPE"),
        attack(
            "a schema of elsewhere",
            change("exporter=\"Dunwell\"", "xsi:schemaLocation=\"http://x http://x/y.xsd\""),
            "another machine"),
        attack("50 MB", text -> text + " ".repeat(50_000_000), "at most 2,000,000"),
        attack("no diagram", text -> "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "no BPMN"));
  }

  static Stream<Arguments> forms() {
    String first = "\"type\": \"textfield\"";
    return Stream.of(
        attack("a page", change(first, "\"type\": \"html\", \"content\": \"x\""), "\"html\""),
        attack("a frame", change(first, "\"type\": \"iframe\", \"url\": \"x\""), "\"iframe\""),
        attack("a hidden sum", change(first, "\"type\": \"expression\""), "\"expression\""),
        attack("an upload", change(first, "\"type\": \"filepicker\""), "\"filepicker\""),
        attack(
            "a script in a label",
            change("\"Customer\"", "\"<script>alert(1)</script>\""),
            "markup"),
        attack(
            "a link that runs", change("\"Customer\"", "\"[x](javascript:alert(1))\""), "markup"),
        attack(
            "a loop in a condition",
            change(
                first,
                first + ", \"conditional\": {\"hide\": \"=count(for i in 1..9 return i) > 1\"}"),
            "without end"),
        attack(
            "a key that nobody reads",
            change("\"key\": \"note\"", "\"key\": \"creditCard\""),
            "creditCard"),
        attack(
            "a decision that is not asked",
            change("\"key\": \"decision\"", "\"key\": \"note2\""),
            "lacks the keys [decision]"),
        attack(
            "two fields of one key",
            change("\"key\": \"note\"", "\"key\": \"decision\""),
            "Two fields"),
        attack("no form", text -> "[".repeat(5_000), "cannot be read"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("diagrams")
  void aHostileDiagramIsRefusedWithItsReason(
      String name, UnaryOperator<String> change, String reason) {
    refused(DIAGRAM, change(read("processes/" + DIAGRAM), change), reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void aHostileFormIsRefusedWithItsReason(
      String name, UnaryOperator<String> change, String reason) {
    String file = "approve-write-off.form";
    refused(file, change(read("forms/" + file), change), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rule.dmn", "x.dmn11.xml", "x.cmmn", "x.js", "x.bpmn20.xml", "X.BPMN", "x.html"})
  void whatIsNeitherDiagramNorFormIsRefused(String file) {
    refused(file, "<x/>", "Only .bpmn and .form");
  }

  @Test
  void thePastDueInvoiceKeepsItsFrameItsDoorAndItsWord() {
    String ours = read("processes/past-due-invoice.bpmn");
    refused(
        "past-due-invoice.bpmn",
        ours.replace(
            "attachedToRef=\"workTheCase\"",
            "attachedToRef=\"workTheCase\" cancelActivity=\"false\""),
        "no longer the message \"caseChanged\" at \"caseChanged\" on \"workTheCase\"");
    refused(
        "past-due-invoice.bpmn",
        ours.replace("'requestCall'", "'requestEscalation'"),
        "asks for requestEscalation and leads to requestCall");
    refused(
        "past-due-invoice.bpmn",
        ours.replaceFirst("<camunda:executionListener[^>]*caseClosed[^>]*/>", ""),
        "no longer at \"caseClosed\"");
  }

  /** So that the tests above cannot pass by refusing everything; nothing is left behind. */
  @Test
  void whatWeShipPassesTheSameGate() throws IOException {
    DeploymentBuilder all = repository.createDeployment().name("shipped");
    try (Stream<Path> files =
        Stream.concat(Files.list(Path.of("processes")), Files.list(Path.of("forms")))) {
      files.forEach(file -> all.addString(file.getFileName().toString(), read(file.toString())));
    }
    String id = all.deploy().getId();
    repository.deleteDeployment(id, true);
  }

  @Test
  void aProcessOfACompanysOwnMayCallOurBeans() {
    String own =
        """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
          <bpmn:process id="greeting" isExecutable="true" camunda:historyTimeToLive="P30D">
            <bpmn:startEvent id="Start_1" />
            <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Activity_1" />
            <bpmn:serviceTask id="Activity_1" camunda:expression="${customerCall.owner('4711')}" />
          </bpmn:process>
        </bpmn:definitions>
        """;
    String id = repository.createDeployment().addString("greeting.bpmn", own).deploy().getId();
    repository.deleteDeployment(id, true);
  }

  /** Lists of Tasklist never pass a deployment, so the engine itself asks. */
  @Test
  void anExpressionOfAListIsEvaluatedOnlyIfItAsksWhoLooksOrWhatTimeItIs() {
    assertThatThrownBy(() -> look(assigneeIs("${environment.getProperty('user.home')}")))
        .rootCause()
        .isInstanceOf(BadUserRequestException.class)
        .hasMessageContaining("no process bean");
    assertThatThrownBy(() -> look(assigneeIs("${currentUser().getClass()}")))
        .rootCause()
        .isInstanceOf(BadUserRequestException.class)
        .hasMessageContaining("is not evaluated");
    assertThatCode(
            () -> look(tasks.createTaskQuery().dueBeforeExpression("${dateTime().plusDays(2)}")))
        .doesNotThrowAnyException();
  }

  private TaskQuery assigneeIs(String expression) {
    return tasks.createTaskQuery().taskAssigneeExpression(expression);
  }

  private void look(TaskQuery query) {
    Filter list = filters.newTaskFilter("hostile");
    list.setQuery(query);
    String id = filters.saveFilter(list).getId();
    try {
      filters.list(id);
    } finally {
      filters.deleteFilter(id);
    }
  }

  private void refused(String file, String content, String reason) {
    DeploymentBuilder deployment =
        repository
            .createDeployment()
            .addString("customer-call.bpmn", read("processes/customer-call.bpmn"))
            .addString(file, content);
    assertThatThrownBy(deployment::deploy)
        .isInstanceOf(BadUserRequestException.class)
        .hasMessageContaining(file)
        .hasMessageContaining("nothing is deployed")
        .hasMessageContaining(reason);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  private static String change(String shipped, UnaryOperator<String> change) {
    String changed = change.apply(shipped);
    assertThat(changed).isNotEqualTo(shipped);
    return changed;
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static UnaryOperator<String> add(String element) {
    return change(END, element + END);
  }

  private static UnaryOperator<String> change(String from, String to) {
    return text -> text.replace(from, to);
  }

  private static String timer(String kind, String text) {
    return """
        <bpmn:intermediateCatchEvent id="x">
          <bpmn:timerEventDefinition id="y"><bpmn:%1$s>%2$s</bpmn:%1$s></bpmn:timerEventDefinition>
        </bpmn:intermediateCatchEvent>"""
        .formatted(kind, text);
  }

  private static UnaryOperator<String> renamed(String from, String to) {
    return text ->
        text.replace("id=\"%s\"".formatted(from), "id=\"%s\"".formatted(to))
            .replace("Ref=\"%s\"".formatted(from), "Ref=\"%s\"".formatted(to));
  }

  private static String many(String text) {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      tasks.append("<bpmn:manualTask id=\"m").append(i).append("\"/>");
    }
    return text.replace(END, tasks + END);
  }

  private static Arguments attack(String name, UnaryOperator<String> change, String reason) {
    return Arguments.of(name, change, reason);
  }
}
