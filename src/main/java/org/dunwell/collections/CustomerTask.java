package org.dunwell.collections;

/**
 * Work for a person about a customer as a whole.
 *
 * @param kind {@code call}, {@code escalation} or {@code handover}
 */
record CustomerTask(long id, String kind, long customerId, String processInstanceId) {

  /** The process that carries it. */
  String process() {
    return "customer-" + kind;
  }

  String businessKey() {
    return Long.toString(id);
  }
}
