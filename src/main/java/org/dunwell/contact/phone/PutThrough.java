package org.dunwell.contact.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.contact.phone.LineSteps.Said;
import org.dunwell.contact.phone.RingDocuments.DeskPhone;
import org.springframework.stereotype.Component;

/**
 * Puts a caller through to colleagues, one after the other, and asks before whether the talk may be
 * recorded.
 */
@Component
class PutThrough {

  static final String CONSENT = "consent";
  static final String RING = "ring";

  private final PhoneCallMapper mapper;
  private final CallDocuments documents;
  private final RingDocuments rings;
  private final LineUrls urls;
  private final RecordingLaw law;
  private final DeskPhones desks;

  PutThrough(
      PhoneCallMapper mapper,
      CallDocuments documents,
      RingDocuments rings,
      LineUrls urls,
      RecordingLaw law,
      DeskPhones desks) {
    this.mapper = mapper;
    this.documents = documents;
    this.rings = rings;
    this.urls = urls;
    this.law = law;
    this.desks = desks;
  }

  /** Those of them who have a telephone. */
  List<String> withPhones(List<String> users) {
    return users.stream().distinct().filter(user -> desks.of(user).isPresent()).toList();
  }

  /** Who may be recorded only when he agrees is asked first, once in a call. */
  Said connect(CallRow call, int step, List<Spoken> say, List<String> users) {
    RecordingLaw.Kind kind = law.of(call);
    if (!call.consent().equals("unasked")) {
      return ring(call, step, say, users);
    }
    if (kind == RecordingLaw.Kind.ONE_PARTY) {
      mapper.consent(call.id(), "announced");
      List<Spoken> all =
          Stream.concat(say.stream(), PhoneWords.spoken(call, "recorded").stream()).toList();
      return ring(call, step, all, users);
    }
    return new Said(
        CONSENT,
        users,
        documents.askForConsent(say, kind, call.language(), urls.step(call.id(), step)));
  }

  /** The caller has agreed to be recorded, or has not; the telephone rings either way. */
  Said consented(CallRow call, int step, List<String> users, Map<String, String> answer) {
    String consent = Consents.of(law.of(call), call.language(), answer);
    mapper.consent(call.id(), consent);
    String words = consent.equals("declined") ? "notRecording" : "thanksRecording";
    return ring(call, step, PhoneWords.spoken(call, words), users);
  }

  /** The turn of whoever comes after the first of them; empty when nobody does. */
  Optional<Said> others(CallRow call, int step, List<String> users) {
    List<String> others = withPhones(users.subList(1, users.size()));
    return others.isEmpty() ? Optional.empty() : Optional.of(ring(call, step, List.of(), others));
  }

  private Said ring(CallRow call, int step, List<Spoken> say, List<String> users) {
    String user = users.get(0);
    DeskPhone desk = new DeskPhone(user, desks.of(user).orElseThrow());
    return new Said(RING, users, rings.ring(call, step, say, desk));
  }
}
