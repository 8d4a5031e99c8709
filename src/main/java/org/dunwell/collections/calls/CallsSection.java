package org.dunwell.collections.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.phone.PhoneCall;
import org.dunwell.contact.phone.PhoneCalls;
import org.dunwell.platform.web.CustomerSection;
import org.springframework.stereotype.Component;

/** The customer's page: what was said on the phone, and the way to put a wrong entry right. */
@Component
class CallsSection implements CustomerSection {

  private static final int MOST = 10;

  /** A call and whether it can still be corrected. */
  record Line(Call call, String said, boolean correctable) {}

  private final CustomerCalls calls;
  private final PhoneCalls line;

  CallsSection(CustomerCalls calls, PhoneCalls line) {
    this.calls = calls;
    this.line = line;
  }

  @Override
  public String fragment() {
    return "collections/customer-calls :: section";
  }

  @Override
  public int order() {
    return 300;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    return Map.of(
        "collectionsCalls",
        calls.of(customerIds, MOST).stream()
            .map(call -> new Line(call, call.what().said(), calls.isCorrectable(call)))
            .toList(),
        "collectionsPhoneCalls",
        customerIds.stream()
            .flatMap(id -> line.ofCustomer(id, MOST).stream())
            .sorted(Comparator.comparingLong(PhoneCall::id).reversed())
            .limit(MOST)
            .toList());
  }
}
