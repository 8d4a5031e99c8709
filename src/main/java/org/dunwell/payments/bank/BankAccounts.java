package org.dunwell.payments.bank;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.payments.bank.read.Ibans;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Our own accounts, by which statements are known to be ours. */
@Component
public class BankAccounts {

  private static final int MOST = 1_000;
  private static final int LONGEST = 40;

  private final JdbcClient jdbc;
  private final SellingEntities entities;

  BankAccounts(JdbcClient jdbc, SellingEntities entities) {
    this.jdbc = jdbc;
    this.entities = entities;
  }

  private static final String ACCOUNT =
      """
      select a.id, a.selling_entity_id, e.code as selling_entity_code, a.number, a.currency, a.name
      from payments.bank_account a
      join receivables.selling_entity e on e.id = a.selling_entity_id
      """;

  /** All of them, by number. */
  public List<BankAccount> all() {
    return jdbc.sql(ACCOUNT + "order by a.number limit ?")
        .param(MOST)
        .query(BankAccount.class)
        .list();
  }

  /**
   * Adds one.
   *
   * @throws BrokenRule when it is there already or is none that can be
   */
  @Transactional
  public BankAccount add(String sellingEntity, String number, String currency, String name) {
    SellingEntity entity = entities.byCode(sellingEntity);
    String bare = Ibans.bare(number == null ? "" : number);
    if (bare.isBlank() || bare.length() > LONGEST) {
      throw new BrokenRule(
          "An account needs its IBAN, or the number that the bank writes on statements: 1 to %d characters."
              .formatted(LONGEST));
    }
    int added = insert(entity.id(), bare, currency(currency), blank(name));
    if (added == 0) {
      throw new BrokenRule("The account %s is there already.".formatted(bare));
    }
    return byNumber(bare).orElseThrow();
  }

  private static String currency(String said) {
    if (blank(said) == null) {
      return null;
    }
    try {
      return Currency.getInstance(said.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      throw new BrokenRule("\"%s\" is no currency: write a code such as EUR.".formatted(said));
    }
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private int insert(long entity, String number, String currency, String name) {
    return jdbc.sql(
            """
            insert into payments.bank_account (selling_entity_id, number, currency, name)
            values (?, ?, ?, ?)
            on conflict (number) do nothing
            """)
        .params(entity, number, currency, name)
        .update();
  }

  private Optional<BankAccount> byNumber(String number) {
    return jdbc.sql(ACCOUNT + "where a.number = ?")
        .param(number)
        .query(BankAccount.class)
        .optional();
  }

  /**
   * The account that a statement names: one of ours by its number, in German spelling too, or the
   * one on a selling entity's letterhead.
   */
  Optional<BankAccount> find(String number) {
    String iban = Ibans.ofGerman(number);
    return byNumber(number)
        .or(() -> iban == null ? Optional.empty() : byNumber(iban))
        .or(() -> letterhead(number, iban));
  }

  private Optional<BankAccount> letterhead(String number, String iban) {
    List<SellingEntity> owners =
        entities.all().stream()
            .filter(entity -> entity.iban() != null)
            .filter(
                entity -> {
                  String theirs = Ibans.bare(entity.iban());
                  return theirs.equals(number) || theirs.equals(iban);
                })
            .toList();
    if (owners.size() != 1) {
      return Optional.empty();
    }
    SellingEntity owner = owners.get(0);
    return Optional.of(
        new BankAccount(
            0, owner.id(), owner.code(), Ibans.bare(owner.iban()), null, owner.bankName()));
  }

  /** The account, which becomes a row now if it is one by a letterhead only. */
  @Transactional
  Optional<BankAccount> take(String number) {
    return find(number)
        .map(
            found -> {
              if (found.id() != 0) {
                return found;
              }
              insert(found.sellingEntityId(), found.number(), null, found.name());
              return byNumber(found.number()).orElseThrow();
            });
  }
}
