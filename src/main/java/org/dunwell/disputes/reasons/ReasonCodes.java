package org.dunwell.disputes.reasons;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dunwell.disputes.SettingsHistory;
import org.dunwell.disputes.SettingsHistory.Change;
import org.dunwell.disputes.SettingsHistory.Kind;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may be wrong: read, entered, changed, retired. A code never changes and never goes, because
 * disputes name it; a retired one cannot be chosen for anything new.
 */
@Component
public class ReasonCodes {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,29}");

  private final ReasonCodeMapper mapper;
  private final ReasonCodeBook book;
  private final SettingsHistory history;
  private final Clock clock;

  ReasonCodes(ReasonCodeMapper mapper, ReasonCodeBook book, SettingsHistory history, Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.history = history;
    this.clock = clock;
  }

  /** All of them by name, retired ones last. */
  public List<ReasonCode> all() {
    return book.read(null);
  }

  /** Those that may be chosen, by name. */
  public List<ReasonCode> active() {
    return all().stream().filter(reason -> !reason.isRetired()).toList();
  }

  /** The same by department, for lists to choose from. */
  public List<ReasonCode> byDepartment() {
    return active().stream()
        .sorted(Comparator.comparing(ReasonCode::department).thenComparing(ReasonCode::name))
        .toList();
  }

  /**
   * The reason of this very code, retired or not.
   *
   * @throws NotThere when there is none
   */
  public ReasonCode byCode(String code) {
    return optional(code).orElseThrow(() -> new NotThere("reason code", code));
  }

  /** The reason that this code of ANSI X12 element 426 means, retired or not. */
  public Optional<ReasonCode> byX12(String x12) {
    return mapper.codeOfX12(upper(x12)).map(this::byCode);
  }

  /**
   * The reason that a file, a program or a person means.
   *
   * @param anyCode our code in any case, or an X12 code
   */
  public Optional<ReasonCode> find(String anyCode) {
    return optional(upper(anyCode)).or(() -> byX12(anyCode));
  }

  /**
   * The reason for something new.
   *
   * @param anyCode our code in any case, or an X12 code
   * @throws BrokenRule when there is no such reason, or it is retired
   */
  public ReasonCode chosen(String anyCode) {
    ReasonCode reason =
        find(anyCode)
            .orElseThrow(
                () ->
                    new BrokenRule(
                        "There is no reason code \"%s\". Give one of %s."
                            .formatted(anyCode, choices())));
    if (reason.isRetired()) {
      throw new BrokenRule(
          "The reason code %s is retired and cannot be chosen any more. Give one of %s."
              .formatted(reason.code(), choices()));
    }
    return reason;
  }

  /** What was changed about it, newest first. */
  public List<Change> history(String code) {
    return history.of(Kind.REASON_CODE, code);
  }

  /**
   * Makes a reason.
   *
   * @throws BrokenRule when the code cannot be one, the code, the name or an X12 code is taken, or
   *     there is no such department
   */
  @Transactional
  public ReasonCode add(String code, ReasonCodeEntry entry, String by) {
    String plain = upper(code);
    if (!CODE.matcher(plain).matches()) {
      throw new BrokenRule(
          "\"%s\" cannot be a reason code. Give 3 to 30 capital letters, digits and underscores that begin with a letter, such as QTY_SHORT."
              .formatted(plain));
    }
    checkDepartment(entry);
    if (mapper.insert(plain, entry, minutes(entry)) == 0) {
      throw new BrokenRule(
          "There is a reason with the code %s or the name %s already. Give this one another, or reinstate that one."
              .formatted(plain, entry.name()));
    }
    book.storeParts(plain, entry);
    ReasonCode made = byCode(plain);
    history.add(Kind.REASON_CODE, plain, by, "Made: " + ReasonCodeWords.of(made));
    return made;
  }

  /**
   * Changes everything but the code. What is under way keeps the department and the dates it has.
   *
   * @param version of what was read
   * @throws BrokenRule when somebody else has changed it meanwhile, the name or an X12 code is
   *     taken, or there is no such department
   */
  @Transactional
  public ReasonCode change(String code, int version, ReasonCodeEntry entry, String by) {
    ReasonCode before = byCode(code);
    checkDepartment(entry);
    if (mapper.nameTaken(code, entry.name())) {
      throw new BrokenRule(
          "Another reason is called %s. Give this one another name.".formatted(entry.name()));
    }
    if (mapper.change(code, version, entry, minutes(entry)) == 0) {
      throw new BrokenRule(
          "Somebody has changed the reason %s meanwhile. Read it again, then change it."
              .formatted(code));
    }
    book.storeParts(code, entry);
    ReasonCode after = byCode(code);
    String what = ReasonCodeWords.changes(before, after);
    if (!what.isEmpty()) {
      history.add(Kind.REASON_CODE, code, by, what);
    }
    return after;
  }

  /** From now on nobody can choose it; what has it keeps it. Twice changes nothing. */
  @Transactional
  public void retire(String code, String by) {
    byCode(code);
    if (mapper.retire(code, clock.instant()) > 0) {
      history.add(Kind.REASON_CODE, code, by, "Retired");
    }
  }

  /**
   * It may be chosen again. Twice changes nothing.
   *
   * @throws BrokenRule when its department is retired
   */
  @Transactional
  public void reinstate(String code, String by) {
    checkDepartment(byCode(code).department());
    if (mapper.retire(code, null) > 0) {
      history.add(Kind.REASON_CODE, code, by, "Reinstated");
    }
  }

  private void checkDepartment(ReasonCodeEntry entry) {
    checkDepartment(entry.department());
  }

  private void checkDepartment(String department) {
    if (mapper.lockActiveDepartment(department).isEmpty()) {
      throw new BrokenRule(
          "There is no department \"%s\" that work may be given to. Choose one of the list, or reinstate it."
              .formatted(department));
    }
  }

  private Optional<ReasonCode> optional(String code) {
    return book.read(code == null ? "" : code).stream().findFirst();
  }

  private String choices() {
    return String.join(", ", active().stream().map(ReasonCode::code).sorted().toList());
  }

  private static int minutes(ReasonCodeEntry entry) {
    return (int) entry.targetTime().toMinutes();
  }

  private static String upper(String code) {
    return code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
  }
}
