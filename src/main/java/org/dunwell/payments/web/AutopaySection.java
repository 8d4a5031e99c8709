package org.dunwell.payments.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.payments.autopay.Autopay;
import org.dunwell.payments.autopay.AutopayCharge;
import org.dunwell.payments.autopay.Mandate;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** The customer's page: what is taken from them, when next, what came of it. */
@Component
class AutopaySection implements CustomerSection {

  private final Autopay autopay;
  private final Customers customers;

  AutopaySection(Autopay autopay, Customers customers) {
    this.autopay = autopay;
    this.customers = customers;
  }

  @Override
  public String fragment() {
    return "payments/autopay-section :: section";
  }

  @Override
  public int order() {
    return 350;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    List<Mandate> mandates = autopay.ofCustomers(customerIds);
    List<AutopayCharge> charges = autopay.charges(mandates.stream().map(Mandate::id).toList());
    Map<String, Object> model = new HashMap<>();
    model.put("autopayMandates", mandates);
    model.put("autopayCharges", charges);
    model.put("autopayNext", next(charges));
    model.put(
        "autopayNumbers",
        customers.byIds(customerIds).stream()
            .collect(Collectors.toMap(Customer::id, Customer::number)));
    return model;
  }

  private static Map<Long, AutopayCharge> next(List<AutopayCharge> charges) {
    return charges.stream()
        .filter(charge -> charge.nextOn() != null)
        .collect(
            Collectors.toMap(
                AutopayCharge::mandateId,
                Function.identity(),
                (one, other) -> other.nextOn().isBefore(one.nextOn()) ? other : one));
  }
}
