package org.dunwell.contact.phone;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.contact.phone.RingDocuments.DeskPhone;

/** One of each document that the line can answer with. */
public final class EveryDocument {

  private static final List<Spoken> SAY =
      List.of(new Spoken("You owe 5 & more <soon>.", "en"), new Spoken("Grüße", "de"));

  private EveryDocument() {}

  /** By a name for people. */
  public static Map<String, String> all() {
    LineUrls urls = new LineUrls(path -> "https://dunwell.example" + path);
    CallDocuments documents = new CallDocuments(urls);
    RingDocuments rings = new RingDocuments(urls);
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
      all.put("consent " + kind, documents.askForConsent(SAY, kind, "de", urls.url("/c", 7)));
    }
    all.put("ring", rings.ring(call, 2, SAY, new DeskPhone("anna.o'b & co", "+4930777")));
    all.put("customer", rings.callCustomer(call, SAY));
    all.put("offer", rings.offer("A call", "en", urls.url("/t", 7)));
    all.put("recorded", documents.connected(7, SAY, 1));
    all.put("unrecorded", documents.connected(7, List.of(), 0));
    all.put("voicemail", documents.voicemail(7, 3, SAY));
    all.put("goodbye", documents.hangUp(SAY));
    return all;
  }
}
