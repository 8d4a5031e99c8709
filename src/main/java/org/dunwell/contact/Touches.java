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
  private final boolean phone;

  Touches(TouchMapper mapper, AutomatedCalls automated, Channels channels) {
    this.automated = automated;
    this.mapper = mapper;
    this.mail = channels.isOn(Channels.MAIL);
    this.phone = channels.isOn(Channels.PHONE);
  }

  /**
   * One row per invoice that exists, in order of invoice id; one statement. Where mail is switched
   * off, nobody has an address to write to; where the telephone is, nobody takes text messages.
   */
  public List<TouchFacts> of(Collection<Long> invoiceIds) {
    if (invoiceIds.isEmpty()) {
      return List.of();
    }
    List<TouchFacts> facts = mapper.of(invoiceIds.toArray(Long[]::new));
    boolean calls = automated.areOn();
    return facts.stream().map(one -> one.where(mail, phone, calls)).toList();
  }
}
