package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dunwell.DunwellTest;
import org.dunwell.platform.models.ModelRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each is a shipped table with one thing changed; each is refused, and says why. */
@DunwellTest
class HostileTablesTest {

  private static final String TABLE = "write-off-authority";
  private static final String DECISION = "<decision id=\"writeOffAuthority\"";

  @Autowired RuleGate gate;

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack(
            "a Java function",
            before(
                DECISION,
                """
                <businessKnowledgeModel id="bkm" name="env">
                  <variable id="bkm.v" name="env"/>
                  <encapsulatedLogic id="bkm.l" kind="Java">
                    <context id="c">
                      <contextEntry id="c1"><variable id="c1v" name="class"/>
                        <literalExpression id="c1e"><text>"java.lang.System"</text></literalExpression>
                      </contextEntry>
                      <contextEntry id="c2"><variable id="c2v" name="method signature"/>
                        <literalExpression id="c2e"><text>"getenv(java.lang.String)"</text></literalExpression>
                      </contextEntry>
                    </context>
                  </encapsulatedLogic>
                </businessKnowledgeModel>
                """),
            "Java"),
        attack(
            "a PMML function",
            before(
                DECISION,
                "<businessKnowledgeModel id=\"b\" name=\"b\"><encapsulatedLogic id=\"l\""
                    + " kind=\"PMML\"/></businessKnowledgeModel>"),
            "<encapsulatedLogic>"),
        attack(
            "a Java function written in FEEL",
            cell("function(x) external { java: { class: \"java.lang.System\" } }"),
            "uses \"function\""),
        attack("a path into Java", cell("by.class.classLoader"), "reads \"class\" of \"by\""),
        attack("a path into Java behind a bracket", cell("(by).bytes"), "reads \"bytes\" of \")\""),
        attack("a loop", cell("for i in 1..1000000000 return i"), "uses \"for\""),
        attack("a loop in capitals", cell("some x in 1..9 satisfies x > 1"), "uses \"some\""),
        attack("a loop that tests", cell("every x in 1..9 satisfies x > 1"), "uses \"every\""),
        attack(
            "a regular expression that never ends",
            cell("matches(by, \"(a+)+$\")"),
            "calls \"matches\""),
        attack("a loop behind a comment", cell("1 /* \" */ + 2"), "holds \"/*\""),
        attack("a context", cell("{a: 1}.a"), "holds \"{\""),
        attack("an expression of 3,000 characters", cell("1 + ".repeat(750) + "1"), "characters"),
        attack("brackets in brackets", cell("(".repeat(40) + "1" + ")".repeat(40)), "brackets"),
        attack(
            "an import of Java",
            before(
                DECISION,
                "<import namespace=\"x\" importType=\"java\" locationURI=\"file:/etc\"/>"),
            "<import>"),
        attack(
            "an extension",
            before(DECISION, "<extensionElements><x:run xmlns:x=\"urn:x\"/></extensionElements>"),
            "<extensionElements>"),
        attack(
            "another language",
            change("<inputExpression id=", "<inputExpression expressionLanguage=\"java\" id="),
            "expressionLanguage"),
        attack(
            "an input of another file",
            change("href=\"#by.input\"", "href=\"http://example.org/x.dmn#by.input\""),
            "outside this model"),
        attack(
            "entities that expand",
            change(
                "<definitions",
                "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><definitions"),
            "DOCTYPE"),
        attack(
            "a file that is read by an entity",
            change(
                "<definitions",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions"),
            "DOCTYPE"),
        attack(
            "an inclusion",
            before(
                DECISION,
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:/x\"/>"),
            "includes another file"),
        attack(
            "elements in elements without end",
            before(DECISION, "<description>".repeat(60) + "</description>".repeat(60)),
            "deep"),
        attack(
            "a type of itself",
            change("<typeRef>string</typeRef>", "<typeRef>tBy</typeRef>"),
            "refused"),
        attack(
            "a decision that needs itself",
            change(
                "<requiredInput href=\"#by.input\"/>",
                "<requiredDecision href=\"#writeOffAuthority\"/>"),
            "refused"),
        attack("another encoding", change("encoding=\"UTF-8\"", "encoding=\"UTF-7\""), "UTF-7"),
        attack("no XML", text -> "hello", "cannot be read"),
        attack("50 MB", text -> text + " ".repeat(50_000_000), "at most 1,000,000"),
        attack(
            "a thousand rows",
            text -> {
              String row = text.substring(text.indexOf("<rule "), text.indexOf("</rule>") + 7);
              return text.replace(row, row.repeat(1_000));
            },
            "at most 300"));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        attack("a gap", change("&gt; 250<", "&gt; 251<"), "Gap"),
        attack("two rows that contradict", change("(5..250]", "(5..260]"), "Overlap"),
        attack(
            "an answer nobody knows",
            change("<text>\"none\"</text>", "<text>\"boss\"</text>"),
            "boss"),
        attack(
            "an answer that only this table knows",
            text ->
                text.replace(
                        "<text>\"none\", \"credit-manager\"</text>",
                        "<text>\"none\", \"boss\"</text>")
                    .replace(
                        "<text>\"credit-manager\"</text>\n        </outputEntry>",
                        "<text>\"boss\"</text>\n        </outputEntry>"),
            "Use one of: \"none\", \"credit-manager\""),
        attack(
            "an input that nobody supplies",
            text ->
                text.replace("name=\"amount\"", "name=\"weather\"")
                    .replace("<text>amount<", "<text>weather<"),
            "Available are: amount, by"),
        attack(
            "an input that takes less than comes",
            text -> text.replace("\"collector\", \"credit-manager\"", "\"credit-manager\""),
            "It does not allow"),
        attack(
            "another column",
            change("name=\"approval\"", "name=\"consent\""),
            "the columns [consent]"),
        attack(
            "another question",
            text -> text.replace("name=\"writeOffAuthority\"", "name=\"horoscope\""),
            "It answers \"horoscope\""),
        attack(
            "a row that does not say why",
            change("<description>A collector gives up no money alone.</description>", ""),
            "does not say why"),
        attack(
            "two rows of one id",
            change(
                "<rule id=\"writeOffAuthority.collector\">",
                "<rule id=\"writeOffAuthority.trifle\">"),
            "writeOffAuthority.trifle"),
        attack("FEEL that is none", cell("1 + + ("), "refused"),
        attack(
            "another hit policy",
            change("hitPolicy=\"UNIQUE\"", "hitPolicy=\"ANY\""),
            "hit policy"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void anAttackIsRefusedWithItsReason(String name, UnaryOperator<String> change, String reason) {
    refused(change, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsRefusedWithItsReason(String name, UnaryOperator<String> change, String reason) {
    refused(change, reason);
  }

  /** So that the tests above cannot pass by refusing everything. */
  @Test
  void theShippedTablePasses() {
    assertThat(gate.check(TABLE, bytes(ModelFiles.read(TABLE)), null).count()).isEqualTo(5);
  }

  @Test
  void aTreatmentWithAnActionThatNobodyKnowsIsRefusedWithTheOnesThatAre() {
    String wrong = ModelFiles.read("treatment").replace("\"requestHandover\"", "\"sendHorse\"");
    assertThatThrownBy(() -> gate.check("treatment", bytes(wrong), null))
        .isInstanceOf(ModelRefused.class)
        .hasMessageContaining("\"sendHorse\" is not known")
        .hasMessageContaining("\"sendReminder\"");
  }

  @Test
  void aRoutingToADepartmentThatIsNotThereIsRefused() {
    String wrong = ModelFiles.read("dispute-routing").replace("\"credit\"", "\"astrology\"");
    assertThatThrownBy(() -> gate.check("dispute-routing", bytes(wrong), null))
        .isInstanceOf(ModelRefused.class)
        .hasMessageContaining("\"astrology\" is not known");
  }

  private void refused(UnaryOperator<String> change, String reason) {
    String shipped = ModelFiles.read(TABLE);
    String changed = change.apply(shipped);
    assertThat(changed).isNotEqualTo(shipped);
    assertThatThrownBy(() -> gate.check(TABLE, bytes(changed), null))
        .isInstanceOfSatisfying(
            ModelRefused.class,
            refusal -> {
              assertThat(refusal.findings()).isNotEmpty();
              assertThat(refusal.getMessage() + refusal.findings()).contains(reason);
            });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static UnaryOperator<String> before(String place, String addition) {
    return change(place, addition + place);
  }

  private static UnaryOperator<String> change(String from, String to) {
    return text -> {
      int at = text.indexOf(from);
      return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
    };
  }

  /** The answer of the first row is worked out. */
  private static UnaryOperator<String> cell(String feel) {
    String escaped = feel.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return change(
        "<text>\"none\"</text>\n        </outputEntry>",
        "<text>" + escaped + "</text>\n        </outputEntry>");
  }

  private static Arguments attack(String name, UnaryOperator<String> change, String reason) {
    return Arguments.of(name, change, reason);
  }
}
