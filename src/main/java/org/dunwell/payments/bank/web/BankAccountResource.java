package org.dunwell.payments.bank.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dunwell.payments.bank.BankAccount;
import org.dunwell.payments.bank.BankAccounts;
import org.dunwell.platform.web.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Our own bank accounts, by program. */
@RestController
@RequestMapping("/api/bank-accounts")
@Tag(name = "Bank statements")
class BankAccountResource {

  /**
   * An account to add.
   *
   * @param sellingEntity code of the company whose it is
   * @param number an IBAN, else the number as the bank's statements write it
   */
  record NewAccount(String sellingEntity, String number, String currency, String name) {}

  private final BankAccounts accounts;

  BankAccountResource(BankAccounts accounts) {
    this.accounts = accounts;
  }

  @Operation(summary = "Our own accounts, by number")
  @GetMapping
  Listing<BankAccount> all() {
    List<BankAccount> all = accounts.all();
    return new Listing<>(all, all.size(), null);
  }

  @Operation(summary = "Add an account, so that its statements are read")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  BankAccount add(@RequestBody NewAccount account) {
    return accounts.add(
        account.sellingEntity(), account.number(), account.currency(), account.name());
  }
}
