package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.receivables.imports.UnreadableFile;

/** What the trailers of a BAI2 file say there should be, held against what there was. */
final class Bai2Totals {

  private BigDecimal account = BigDecimal.ZERO;
  private BigDecimal group = BigDecimal.ZERO;
  private BigDecimal file = BigDecimal.ZERO;
  private long accounts;
  private long groups;
  private long accountRecords;
  private long groupRecords;
  private long fileRecords;

  /** Every record counts, the one that begins or ends something too. */
  void count(int physical) {
    accountRecords += physical;
    groupRecords += physical;
    fileRecords += physical;
  }

  void beginGroup(int physical) {
    group = BigDecimal.ZERO;
    accounts = 0;
    groupRecords = physical;
  }

  void beginAccount(int physical) {
    account = BigDecimal.ZERO;
    accountRecords = physical;
  }

  void add(BigDecimal units) {
    account = account.add(units);
  }

  void account(long place, List<String> fields) {
    sum(place, "account", account, said(fields, 0));
    records(place, "account", accountRecords, said(fields, 1));
    // the sum of what the trailers say, which has just been found right
    group = group.add(account);
    accounts++;
  }

  void group(long place, List<String> fields) {
    sum(place, "group", group, said(fields, 0));
    number(place, "group", "accounts", accounts, said(fields, 1));
    records(place, "group", groupRecords, said(fields, 2));
    file = file.add(group);
    groups++;
  }

  void file(long place, List<String> fields) {
    sum(place, "file", file, said(fields, 0));
    number(place, "file", "groups", groups, said(fields, 1));
    records(place, "file", fileRecords, said(fields, 2));
  }

  private static String said(List<String> fields, int at) {
    return at < fields.size() ? fields.get(at).strip() : "";
  }

  private static void sum(long place, String what, BigDecimal counted, String said) {
    if (!said.isEmpty() && Bai2Summaries.units(place, said).compareTo(counted) != 0) {
      throw differs(place, what, "amounts", counted.toPlainString(), said);
    }
  }

  private static void records(long place, String what, long counted, String said) {
    number(place, what, "records", counted, said);
  }

  private static void number(long place, String what, String of, long counted, String said) {
    if (said.matches("\\d{1,15}") && Long.parseLong(said) != counted) {
      throw differs(place, what, of, Long.toString(counted), said);
    }
  }

  private static UnreadableFile differs(
      long place, String what, String of, String counted, String said) {
    return UnreadableFile.because(
        place,
        "The control total of the %s does not match: its %s come to %s, its trailer says %s."
            .formatted(what, of, counted, said),
        "Something is missing, doubled or changed. Ask the bank for the file again.");
  }
}
