package org.dunwell.contact.web;

import java.util.List;
import java.util.Map;
import org.dunwell.contact.texts.TextMessages;
import org.dunwell.platform.web.CustomerSection;
import org.springframework.stereotype.Component;

/**
 * The customer's page: mails and text messages both ways, the latest first, and whether one waits
 * for an answer.
 */
@Component
class ContactSection implements CustomerSection {

  /** The last few; the timeline has all of them. */
  private static final int MOST = 8;

  private final MailPageMapper mapper;
  private final TextMessages texts;

  ContactSection(MailPageMapper mapper, TextMessages texts) {
    this.mapper = mapper;
    this.texts = texts;
  }

  @Override
  public String fragment() {
    return "contact/customer-section :: section";
  }

  @Override
  public int order() {
    return 400;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    Long[] customers = customerIds.toArray(Long[]::new);
    return Map.of(
        "contactMails", mapper.exchanged(customers, MOST),
        "contactTexts", texts.latest(customerIds, MOST),
        "contactUnread", mapper.unread(customers, MOST),
        "contactNumber", mapper.numberOf(customerIds.get(0)).orElse(""));
  }
}
