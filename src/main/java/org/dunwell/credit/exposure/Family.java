package org.dunwell.credit.exposure;

import java.util.List;

/**
 * A customer and all above it in its group.
 *
 * @param members the customer first, then its parent and so on
 */
public record Family(List<Member> members) {

  /**
   * One of them.
   *
   * @param currency ISO 4217, of the party
   */
  public record Member(
      long customerId, long partyId, String currency, String segment, String portfolio) {}

  public Family {
    members = List.copyOf(members);
  }

  public Member self() {
    return members.get(0);
  }

  public List<Long> partyIds() {
    return members.stream().map(Member::partyId).toList();
  }
}
