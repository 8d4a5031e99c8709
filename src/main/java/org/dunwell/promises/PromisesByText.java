package org.dunwell.promises;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.templates.Words;
import org.dunwell.contact.texts.NewText;
import org.dunwell.contact.texts.TextMessages;
import org.dunwell.contact.texts.TextReader;
import org.dunwell.contact.texts.TextReceived;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.TextProposalMapper.Asked;
import org.dunwell.promises.TextProposalMapper.Proposal;
import org.dunwell.promises.evidence.SaidSentence;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/**
 * A text message that says when somebody pays is asked back, and their YES makes a promise of it.
 * Whatever cannot be promised, or is not quite clear, is left to a person.
 */
@Component
class PromisesByText implements TextReader {

  /** Later a YES could mean anything. */
  private static final Duration PATIENCE = Duration.ofDays(3);

  private final TextProposals proposals;
  private final TextProposalMapper mapper;
  private final Promises promises;
  private final TextMessages texts;
  private final Customers customers;
  private final SellingEntities entities;
  private final Clock clock;

  PromisesByText(
      TextProposals proposals,
      TextProposalMapper mapper,
      Promises promises,
      TextMessages texts,
      Customers customers,
      SellingEntities entities,
      Clock clock) {
    this.proposals = proposals;
    this.mapper = mapper;
    this.promises = promises;
    this.texts = texts;
    this.customers = customers;
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public boolean takes(TextReceived text) {
    if (text.customerId() == null
        || text.sellingEntityId() == null
        || !texts.takesTexts(text.from())) {
      return false;
    }
    Instant now = clock.instant();
    return TextMessages.isYes(text.body())
        ? mapper.lock(text.customerId(), text.from(), now).filter(this::taken).isPresent()
        : proposed(text, now);
  }

  private boolean proposed(TextReceived text, Instant now) {
    Customer customer = customers.byId(text.customerId());
    Optional<Proposal> found = proposals.in(text, customer, now).filter(this::mayBePromised);
    found.ifPresent(
        proposal -> {
          mapper.replace(proposal.customerId(), proposal.number());
          long id = mapper.insert(proposal, now, now.plus(PATIENCE));
          say("promise-proposal/" + id, "texts.promise", proposal, customer.language());
        });
    return found.isPresent();
  }

  /** Asked beforehand: a limit that says no must not undo that the message was taken in. */
  private boolean mayBePromised(Proposal proposal) {
    try {
      Limits limits =
          promises.limits(proposal.customerId(), List.of(proposal.invoiceIds()), Promises.CUSTOMER);
      limits.check(proposal.amount(), proposal.promisedFor());
      return proposal.amount().compareTo(limits.most()) <= 0;
    } catch (BrokenRule limit) {
      return false;
    }
  }

  private boolean taken(Asked asked) {
    Proposal proposal = asked.proposal();
    if (!mayBePromised(proposal)) {
      return false;
    }
    Promise promise =
        promises.take(
            new NewPromise(
                "text-proposal/" + asked.id(),
                proposal.customerId(),
                List.of(proposal.invoiceIds()),
                proposal.amount(),
                proposal.promisedFor(),
                "sms",
                proposal.number(),
                Promises.CUSTOMER,
                "“%s”, and YES when asked back".formatted(proposal.sentence()),
                new SaidSentence("sms", null, proposal.sentence(), 0, 0, null, asked.at())));
    mapper.taken(asked.id(), promise.id());
    String language = customers.byId(proposal.customerId()).language();
    say("promise-taken/" + asked.id(), "texts.promised", proposal, language);
    return true;
  }

  private void say(String key, String code, Proposal proposal, String language) {
    Words words = Words.in(language);
    texts.send(
        new NewText(
            key,
            proposal.customerId(),
            proposal.sellingEntityId(),
            proposal.number(),
            words.language(),
            words.of(
                code,
                entities.byId(proposal.sellingEntityId()).name(),
                words.amount(
                    Phrases.in(proposal.currency(), proposal.amount()), proposal.currency()),
                words.date(proposal.promisedFor())),
            "promise"));
  }
}
