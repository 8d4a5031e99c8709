package org.dunwell.credit.applications;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.form.AlreadyApplied;
import org.dunwell.credit.process.CreditApplicationProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Credit applications: handed in, looked at, withdrawn. */
@Component
public class Applications {

  /** The most one page holds. */
  public static final int PAGE = 200;

  private static final String LANGUAGES = "de|en";

  private final ApplicationMapper mapper;
  private final ApplicationPapers papers;
  private final Parties parties;
  private final SellingEntities entities;
  private final CreditApplicationProcess process;
  private final Clock clock;

  Applications(
      ApplicationMapper mapper,
      ApplicationPapers papers,
      Parties parties,
      SellingEntities entities,
      CreditApplicationProcess process,
      Clock clock) {
    this.mapper = mapper;
    this.papers = papers;
    this.parties = parties;
    this.entities = entities;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Hands an application in and starts its process. One of the same key is answered as it is.
   *
   * @throws BrokenRule when the customer has another one running, or the words of consent are not
   *     those in force
   */
  @Transactional
  public Application submit(NewApplication sent) {
    mapper.lockKey(sent.key());
    Optional<Long> known = mapper.byKey(sent.key());
    if (known.isPresent()) {
      return byId(known.get());
    }
    papers.checkConsent(sent.consent());
    Party party = party(sent);
    refuseSecond(party);
    long id = mapper.insert(row(sent, party), clock.instant());
    papers.store(byId(id), sent);
    process.start(id);
    return byId(id);
  }

  private Party party(NewApplication sent) {
    NewApplication.Applicant applicant = sent.applicant();
    if (applicant.customerId() != null) {
      return parties.ofCustomer(applicant.customerId());
    }
    long id = parties.add(applicant.prospect());
    if (!sent.by().equals(NewApplication.APPLICANT)) {
      mapper.owner(id, sent.by());
    }
    return parties.byId(id);
  }

  private void refuseSecond(Party party) {
    mapper
        .running(party.id())
        .ifPresent(
            running -> {
              throw new AlreadyApplied(byId(running).reference());
            });
  }

  private ApplicationMapper.NewRow row(NewApplication sent, Party party) {
    NewProspect prospect = sent.applicant().prospect();
    String language = prospect == null ? party.language() : prospect.language();
    return new ApplicationMapper.NewRow(
        sent,
        party.id(),
        prospect == null ? "higher-limit" : "account",
        entity(sent.applicant(), party, sent.wish().currency()).id(),
        language.matches(LANGUAGES) ? language : "en",
        prospect == null ? null : prospect.contactName(),
        prospect == null ? null : prospect.email());
  }

  /** Of our companies the one in its country, else one of its currency, else the first. */
  private SellingEntity entity(NewApplication.Applicant applicant, Party party, String currency) {
    if (applicant.sellingEntityId() != null) {
      return entities.byId(applicant.sellingEntityId());
    }
    List<SellingEntity> all = entities.all();
    if (all.isEmpty()) {
      throw new BrokenRule("There is no selling entity yet. Import one first.");
    }
    return all.stream()
        .filter(one -> one.country().equals(party.country()))
        .findFirst()
        .or(() -> all.stream().filter(one -> one.currency().equals(currency)).findFirst())
        .orElse(all.get(0));
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Application byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }

  /**
   * One that the signed-in person may see.
   *
   * @throws NotThere for one that does not exist, and for one of somebody else's part alike
   */
  public Application visible(long id) {
    if (!mapper.sees(id)) {
      throw new NotThere("credit application", Long.toString(id));
    }
    return byId(id);
  }

  /**
   * Those that the signed-in person may see, newest first.
   *
   * @param state one of {@link Application#STATES}, or {@code running}; null for all
   * @param after the id after which the page begins; null for the first
   * @param limit at most {@link #PAGE}
   */
  public List<ApplicationLine> list(String state, Long after, int limit) {
    return mapper.list(state, after, Math.max(1, Math.min(limit, PAGE)));
  }

  /** How many {@link #list} would show on all its pages together. */
  public long count(String state) {
    return mapper.count(state);
  }

  /** Those of one party, newest first. */
  public List<Application> ofParty(long partyId) {
    return mapper.ofParty(partyId, PAGE).stream().map(this::byId).toList();
  }

  /**
   * The applicant does not want it any more, which takes its consent back, too. One that is over
   * stays as it is.
   *
   * @param by user id, or {@code applicant}
   */
  @Transactional
  public void withdraw(long id, String by) {
    Application application =
        mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
    if (!application.isOver()) {
      papers.end(application, "withdrawn", by, "was withdrawn; the consent ends with it.");
      process.withdrawn(id);
    }
  }
}
