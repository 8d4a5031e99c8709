package org.dunwell.credit.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what order systems are to be told, in the transaction that brings it about. */
@Component
class OrderNews {

  private final OrderNewsMapper mapper;
  private final ObjectMapper json;
  private final Clock clock;

  OrderNews(OrderNewsMapper mapper, ObjectMapper json, Clock clock) {
    this.mapper = mapper;
    this.json = json;
    this.clock = clock;
  }

  /** The order as it stands now, to every order system. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(SalesOrder order) {
    try {
      mapper.tell(order.id(), json.writeValueAsString(OrderAnswer.of(order)), clock.instant());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer of our own is JSON", e);
    }
  }
}
