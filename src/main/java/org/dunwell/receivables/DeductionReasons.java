package org.dunwell.receivables;

import java.util.List;
import java.util.Optional;

/**
 * A question that receivables asks and an upper room answers: for which reasons may a payer leave
 * out a part of an invoice? While nobody answers, no deduction is taken down.
 */
public interface DeductionReasons {

  /**
   * The code of ours behind a reason as payers write it, codes of common lists included.
   *
   * @return empty when there is none that is in use
   */
  Optional<String> code(String said);

  /** The codes in use, for whoever named another one. */
  List<String> codes();
}
