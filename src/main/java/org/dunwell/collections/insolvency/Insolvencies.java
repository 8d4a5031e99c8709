package org.dunwell.collections.insolvency;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.collections.files.CustomerFiles;
import org.dunwell.collections.process.InsolvencyProcess;
import org.dunwell.contact.Requests;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.promises.PlanRequests;
import org.dunwell.receivables.Insolvents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The switch for insolvency, and the claims that follow from it. */
@Component
public class Insolvencies {

  private static final int SHOWN = 20;

  private static final Map<String, String> OUTCOMES =
      Map.of("filed", "The claim is filed", "not-worthwhile", "The claim is not filed");

  private final ClaimMapper mapper;
  private final ClaimFile file;
  private final CustomerFiles files;
  private final Insolvents insolvents;
  private final Requests requests;
  private final PlanRequests planRequests;
  private final InsolvencyProcess process;
  private final Timeline timeline;
  private final Clock clock;

  Insolvencies(
      ClaimMapper mapper,
      ClaimFile file,
      CustomerFiles files,
      Insolvents insolvents,
      Requests requests,
      PlanRequests planRequests,
      InsolvencyProcess process,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.file = file;
    this.files = files;
    this.insolvents = insolvents;
    this.requests = requests;
    this.planRequests = planRequests;
    this.process = process;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Since when and why a customer is insolvent; empty when it is not. */
  public Optional<Insolvents.Insolvency> of(long customerId) {
    return insolvents.of(customerId);
  }

  /**
   * Stops all contact with a customer and opens the claim.
   *
   * @return the claim's id
   * @throws InsolvencyRefused when it is insolvent already or the day lies in the future
   */
  @Transactional
  public long declare(NewInsolvency news) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (news.on().isAfter(today)) {
      throw new InsolvencyRefused(
          "The day of the insolvency, %s, lies in the future.".formatted(news.on()));
    }
    if (of(news.customerId()).isPresent()) {
      throw new InsolvencyRefused("This customer is marked as insolvent already.");
    }
    insolvents.mark(news.customerId(), news.on(), news.reason());
    requests.silence(news.customerId(), "the customer is insolvent");
    planRequests.withdraw(List.of(news.customerId()), "the customer is insolvent", news.by());
    long id = mapper.insert(news, clock.instant());
    mapper.insertItems(id, news);
    files.order(file, id);
    mapper.started(id, process.start(id));
    say(
        news.customerId(),
        news.by(),
        "Insolvent since %s (%s): all contact stops, the claim is to be filed by %s."
            .formatted(news.on(), news.reason(), news.fileBy()));
    return id;
  }

  /**
   * Takes the mark away: the cases go on, a claim that is not filed yet is withdrawn.
   *
   * @throws InsolvencyRefused when the customer is not insolvent or no reason is given
   */
  @Transactional
  public void revoke(long customerId, String reason, String by) {
    if (reason == null || reason.isBlank()) {
      throw new InsolvencyRefused("Say why the customer is no longer insolvent.");
    }
    if (of(customerId).isEmpty()) {
      throw new InsolvencyRefused("This customer is not marked as insolvent.");
    }
    insolvents.clear(customerId);
    List<Claim> open = claims(List.of(customerId)).stream().filter(Claim::isOpen).toList();
    open.forEach(claim -> mapper.end(claim.id(), "withdrawn", by, reason, clock.instant()));
    process.withdraw(open.stream().map(Claim::processInstanceId).toList());
    say(customerId, by, "No longer insolvent: " + reason.strip());
  }

  /**
   * What became of a claim.
   *
   * @param outcome {@code filed} or {@code not-worthwhile}
   * @throws InsolvencyRefused for another word, or when the claim has ended meanwhile
   */
  @Transactional
  public void filed(long claimId, String outcome, String note, String by) {
    if (outcome == null || !OUTCOMES.containsKey(outcome)) {
      throw new InsolvencyRefused(
          "'How does it stand?' needs filed or not-worthwhile as an answer; it is %s."
              .formatted(outcome));
    }
    if (mapper.end(claimId, outcome, by, note, clock.instant()) == 0) {
      throw new InsolvencyRefused(
          "This claim was filed or withdrawn meanwhile. Open the customer to see how it stands.");
    }
    String words = OUTCOMES.get(outcome) + (note == null ? "." : ": " + note);
    say(claim(claimId).customerId(), by, words);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Claim claim(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("insolvency claim", Long.toString(id)));
  }

  /** The invoices of a claim. */
  public List<ClaimItem> items(long id) {
    return mapper.items(id);
  }

  /** How many bytes the file of a claim has; empty while it is not made yet. */
  public Optional<Long> fileSize(long id) {
    return files.size(file, id);
  }

  /**
   * Writes the file, a ZIP archive, as it was when it was made.
   *
   * @throws NotThere when it is not made yet
   */
  public void copyFile(long id, OutputStream out) {
    files.copy(file, id, out);
  }

  /** The claims of these customers, newest first. */
  public List<Claim> claims(Collection<Long> customerIds) {
    return customerIds.isEmpty() ? List.of() : mapper.of(customerIds.toArray(Long[]::new), SHOWN);
  }

  private void say(long customerId, String by, String what) {
    timeline.add(new Timeline.Entry("collections", "insolvency", customerId, null, by, what, null));
  }
}
