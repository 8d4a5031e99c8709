package org.dunwell.contact.phone;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Twilio asks what to do with a call. Only what our account has signed comes here; what it
 * asks about a call that we do not know is answered politely.
 */
@RestController
@RequestMapping(path = LineUrls.VOICE, produces = MediaType.APPLICATION_XML_VALUE)
class VoiceDoor {

  private static final Logger log = LoggerFactory.getLogger(VoiceDoor.class);

  private static final int LONGEST_NAME = 100;

  private final CallBooks books;
  private final IncomingCalls incoming;
  private final PhoneLine line;
  private final BridgedCall bridged;
  private final AutomatedCalls answers;
  private final CallDocuments documents;
  private final TransactionTemplate transaction;
  private final Clock clock;

  VoiceDoor(
      CallBooks books,
      IncomingCalls incoming,
      PhoneLine line,
      BridgedCall bridged,
      AutomatedCalls answers,
      CallDocuments documents,
      TransactionTemplate transaction,
      Clock clock) {
    this.books = books;
    this.incoming = incoming;
    this.line = line;
    this.bridged = bridged;
    this.answers = answers;
    this.documents = documents;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Somebody calls one of our numbers. */
  @PostMapping
  String voice(HttpServletRequest request) {
    Map<String, String> fields = fields(request);
    Optional<CallRow> call = incoming.call(fields);
    return call.map(row -> line.begin(row.id())).orElseGet(() -> sorry("unknownLine"));
  }

  @PostMapping("/step")
  String step(HttpServletRequest request) {
    return about(request, "customer", (call, fields) -> line.next(call.id(), step(fields), fields));
  }

  @PostMapping("/automated")
  String automated(HttpServletRequest request) {
    return about(request, "customer", this::automated);
  }

  /** A mailbox is not told why we call: nobody knows who listens to it. */
  private String automated(CallRow call, Map<String, String> fields) {
    String who = fields.getOrDefault("AnsweredBy", "unknown");
    transaction.executeWithoutResult(any -> answers.answeredBy(call, who));
    if (AutomatedCalls.isMachine(who)) {
      return documents.hangUp(answers.message(call));
    }
    return line.begin(call.id());
  }

  @PostMapping("/desk")
  String desk(HttpServletRequest request) {
    return about(request, "colleague", (call, fields) -> bridged.desk(call));
  }

  @PostMapping("/callee")
  String callee(HttpServletRequest request) {
    return about(request, "customer", (call, fields) -> bridged.callee(call));
  }

  @PostMapping("/consent")
  String consent(HttpServletRequest request) {
    return about(request, "customer", bridged::consent);
  }

  @PostMapping("/dialled")
  String dialled(HttpServletRequest request) {
    return about(request, "colleague", bridged::dialled);
  }

  @PostMapping("/offer")
  String offer(HttpServletRequest request) {
    return about(request, "colleague", (call, fields) -> bridged.offer(call, user(fields)));
  }

  @PostMapping("/taken")
  String taken(HttpServletRequest request) {
    return about(request, "colleague", (call, fields) -> bridged.taken(call, user(fields), fields));
  }

  /** One of the other documents could not be had. */
  @PostMapping("/sorry")
  String sorry() {
    return sorry("sorry");
  }

  private String about(
      HttpServletRequest request,
      String role,
      BiFunction<CallRow, Map<String, String>, String> answer) {
    Map<String, String> fields = fields(request);
    Optional<CallRow> call = transaction.execute(any -> heard(fields, role));
    if (call.isEmpty()) {
      log.warn("Twilio asks about a call that is not ours: {}", fields.get("CallSid"));
    }
    return call.map(row -> answer.apply(row, fields)).orElseGet(() -> sorry("sorry"));
  }

  private Optional<CallRow> heard(Map<String, String> fields, String role) {
    Optional<CallRow> call = books.about(fields);
    call.ifPresent(
        row ->
            books.heard(
                row,
                new CallBooks.Heard(
                    fields.getOrDefault("CallSid", ""),
                    fields.get("ParentCallSid"),
                    fields.getOrDefault("CallStatus", "in-progress"),
                    role,
                    role.equals("colleague") ? colleague(row, fields) : null,
                    clock.instant())));
    return call;
  }

  private static String colleague(CallRow call, Map<String, String> fields) {
    return fields.containsKey("user") ? user(fields) : call.userId();
  }

  private static String user(Map<String, String> fields) {
    String user = fields.getOrDefault("user", "");
    return user.length() > LONGEST_NAME ? "" : user;
  }

  private static int step(Map<String, String> fields) {
    String step = fields.getOrDefault("step", "");
    return step.matches("\\d{1,6}") ? Integer.parseInt(step) : -1;
  }

  /** In both languages: nobody knows whose. */
  private String sorry(String name) {
    return documents.hangUp(
        List.of(
            new Spoken(PhoneWords.of("en", name), "en"),
            new Spoken(PhoneWords.of("de", name), "de")));
  }

  private static Map<String, String> fields(HttpServletRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
    return fields;
  }
}
