package org.dunwell.contact;

import java.util.Collection;
import java.util.List;
import org.dunwell.contact.phone.AutomatedCalls;
import org.dunwell.platform.live.Channels;
import org.springframework.stereotype.Component;

/** The contact there was about invoices; what a treatment is chosen by. */
@Component
public class Touches {

  private final TouchMapper mapper;
  private final AutomatedCalls automated;
  private final boolean mail;

  Touches(TouchMapper mapper, AutomatedCalls automated, Channels channels) {
    this.automated = automated;
    this.mapper = mapper;
    this.mail = channels.isOn(Channels.MAIL);
  }

  /**
   * One row per invoice that exists, in order of invoice id; one statement. Where mail is switched
   * off, nobody has an address to write to.
   */
  public List<TouchFacts> of(Collection<Long> invoiceIds) {
    if (invoiceIds.isEmpty()) {
      return List.of();
    }
    List<TouchFacts> facts = mapper.of(invoiceIds.toArray(Long[]::new));
    if (!automated.areOn()) {
      facts = facts.stream().map(TouchFacts::withoutAutomatedCalls).toList();
    }
    return mail ? facts : facts.stream().map(TouchFacts::withoutMail).toList();
  }
}
