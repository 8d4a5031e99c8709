package org.dunwell.contact.phone;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.phone.CallDocuments.DeskPhone;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Spoken;

/** One of each document that the line can answer with. */
public final class EveryDocument {

  private static final List<Spoken> SAY =
      List.of(new Spoken("You owe 5 & more <soon>.", "en"), new Spoken("Grüße", "de"));

  private EveryDocument() {}

  /** By a name for people. */
  public static Map<String, String> all() {
    CallDocuments documents = new CallDocuments(path -> "https://dunwell.example" + path);
    CallRow call =
        new CallRow(
            7,
            "outbound",
            1L,
            1,
            "+4930231250",
            "+4930555001",
            "de",
            "anna",
            "+4930777",
            null,
            null,
            "talking",
            null,
            null,
            false,
            "unasked",
            null,
            Instant.EPOCH,
            null,
            null,
            null,
            0,
            0);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("keys", documents.ask(7, 1, SAY, new Ask(4, false, List.of(), 5, true)));
    all.put("words", documents.ask(7, 1, SAY, new Ask(0, true, List.of("Freitag"), 60, false)));
    for (RecordingLaw.Kind kind : RecordingLaw.Kind.values()) {
      all.put("consent " + kind, documents.askForConsent(SAY, kind, "de", documents.url("/c", 7)));
    }
    all.put("ring", documents.ring(call, 2, SAY, new DeskPhone("anna.o'b & co", "+4930777")));
    all.put("customer", documents.callCustomer(call, SAY));
    all.put("offer", documents.offer("A call", "en", documents.url("/t", 7)));
    all.put("recorded", documents.connected(7, SAY, 1));
    all.put("unrecorded", documents.connected(7, List.of(), 0));
    all.put("voicemail", documents.voicemail(7, 3, SAY));
    all.put("goodbye", documents.hangUp(SAY));
    return all;
  }
}
