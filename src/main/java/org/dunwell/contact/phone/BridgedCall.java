package org.dunwell.contact.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two people are brought together: a colleague who wants to call a customer, or a caller and the
 * colleague who takes the call. What is said here follows from the call's row alone, so a request
 * that comes again gets the same answer.
 */
@Component
class BridgedCall {

  private final PhoneCallMapper mapper;
  private final CallDocuments documents;
  private final RingDocuments rings;
  private final LineUrls urls;
  private final RecordingLaw law;
  private final Customers customers;
  private final SellingEntities entities;

  BridgedCall(
      PhoneCallMapper mapper,
      CallDocuments documents,
      RingDocuments rings,
      LineUrls urls,
      RecordingLaw law,
      Customers customers,
      SellingEntities entities) {
    this.mapper = mapper;
    this.documents = documents;
    this.rings = rings;
    this.urls = urls;
    this.law = law;
    this.customers = customers;
    this.entities = entities;
  }

  /** The colleague who wants to call has picked up: the customer's telephone rings. */
  String desk(CallRow call) {
    String language = entities.byId(call.sellingEntityId()).language();
    String name = customers.byId(call.customerId()).name();
    return rings.callCustomer(call, said(language, "calling", name));
  }

  /** The customer has picked up, and hears of the recording before anybody is heard. */
  @Transactional
  public String callee(CallRow call) {
    mapper.reached(call.id());
    RecordingLaw.Kind kind = law.of(call);
    if (kind == RecordingLaw.Kind.ONE_PARTY) {
      mapper.consent(call.id(), "announced");
      return documents.connected(call.id(), said(call.language(), "recorded"), 1);
    }
    return documents.askForConsent(
        List.of(), kind, call.language(), urls.url(LineUrls.VOICE + "/consent", call.id()));
  }

  /** The customer has agreed or not; either way the two talk now. */
  @Transactional
  public String consent(CallRow call, Map<String, String> answer) {
    String consent = Consents.of(law.of(call), call.language(), answer);
    mapper.consent(call.id(), consent);
    boolean recorded = !consent.equals("declined");
    String words = recorded ? "thanksRecording" : "notRecording";
    boolean silent = consent.equals("announced");
    List<Spoken> say = silent ? List.of() : said(call.language(), words);
    return documents.connected(call.id(), say, recorded ? 1 : 0);
  }

  /** The customer has hung up, or could not be reached. */
  String dialled(CallRow call, Map<String, String> answer) {
    boolean spoken = "true".equals(answer.get("DialBridged"));
    String language = entities.byId(call.sellingEntityId()).language();
    return documents.hangUp(said(language, spoken ? "callOver" : "notReached"));
  }

  /** A colleague's telephone was picked up. */
  String offer(CallRow call, String user) {
    String language = entities.byId(call.sellingEntityId()).language();
    String entity = entities.byId(call.sellingEntityId()).name();
    Optional<String> caller =
        Optional.ofNullable(call.customerId()).map(id -> customers.byId(id).name());
    String question =
        caller
            .map(name -> PhoneWords.of(language, "offerFrom", entity, name))
            .orElseGet(() -> PhoneWords.of(language, "offer", entity));
    return rings.offer(
        question, language, urls.url(LineUrls.VOICE + "/taken", call.id(), Map.of("user", user)));
  }

  /** The colleague takes the call, or it was a mailbox that picked up. */
  @Transactional
  public String taken(CallRow call, String user, Map<String, String> answer) {
    if (!answer.getOrDefault("Digits", "").equals("1")) {
      return documents.hangUp(List.of());
    }
    mapper.takenBy(call.id(), user);
    mapper.reached(call.id());
    return documents.connected(call.id(), List.of(), call.mayBeRecorded() ? 2 : 0);
  }

  private static List<Spoken> said(String language, String name, Object... values) {
    return List.of(new Spoken(PhoneWords.of(language, name, values), language));
  }
}
