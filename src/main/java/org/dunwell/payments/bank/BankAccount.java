package org.dunwell.payments.bank;

/**
 * An account of ours.
 *
 * @param number an IBAN without spaces, else the bank's number as statements write it
 * @param currency ISO 4217 when the account has one only, or null
 * @param name how people call it, or null
 */
public record BankAccount(
    long id,
    long sellingEntityId,
    String sellingEntityCode,
    String number,
    String currency,
    String name) {}
