package org.dunwell.disputes.evidence;

import java.util.List;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Disputes that come with files: all of it is stored, or nothing. */
@Component
public class Raising {

  private final Disputes disputes;
  private final Evidence evidence;

  Raising(Disputes disputes, Evidence evidence) {
    this.disputes = disputes;
    this.evidence = evidence;
  }

  /**
   * Raises disputes and adds the files to each of them. The same ones again change nothing.
   *
   * @return those of these keys, in id order
   * @throws org.dunwell.disputes.DisputeNotAllowed when one of them cannot be raised
   */
  @Transactional
  public List<Dispute> raise(List<NewDispute> wanted, List<CheckedFile> files) {
    List<Dispute> before = disputes.byKeys(wanted.stream().map(NewDispute::key).toList());
    if (before.size() == wanted.size()) {
      return before;
    }
    List<Dispute> raised = disputes.openAll(wanted);
    NewDispute first = wanted.get(0);
    evidence.addAll(
        raised.stream().filter(Dispute::isOpen).map(Dispute::id).toList(),
        files,
        first.channel(),
        first.by());
    return raised;
  }
}
