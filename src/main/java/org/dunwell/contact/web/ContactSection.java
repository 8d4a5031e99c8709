package org.dunwell.contact.web;

import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.CustomerSection;
import org.springframework.stereotype.Component;

/** The customer's page: mails both ways, the latest first, and whether one waits for an answer. */
@Component
class ContactSection implements CustomerSection {

  /** The last few; the timeline has all of them. */
  private static final int MOST = 8;

  private final MailPageMapper mapper;

  ContactSection(MailPageMapper mapper) {
    this.mapper = mapper;
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
        "contactUnread", mapper.unread(customers, MOST),
        "contactNumber", mapper.numberOf(customerIds.get(0)).orElse(""));
  }
}
