package org.dunwell.payments.hints;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a customer says about a payment that is on its way.
 *
 * @param key names what said it, such as a form: the same one again is no other hint
 * @param customerId who says so
 * @param invoiceIds what was paid; at least one
 * @param paidOn when the money left, as they say
 * @param reference what stands on the transfer; null when they do not say
 * @param saidBy who it is, in their own words; null when they do not say
 * @param file a proof that was looked into; null when there is none
 */
public record PaymentHint(
    String key,
    long customerId,
    List<Long> invoiceIds,
    LocalDate paidOn,
    String reference,
    String saidBy,
    Proof file) {

  public PaymentHint {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(paidOn, "paidOn");
    invoiceIds = List.copyOf(invoiceIds);
  }

  /** A file of theirs, kept and never opened. */
  public record Proof(String fileName, String mediaType, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Proof that
          && fileName.equals(that.fileName)
          && mediaType.equals(that.mediaType)
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * fileName.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "%s (%s, %d bytes)".formatted(fileName, mediaType, bytes.length);
    }
  }
}
