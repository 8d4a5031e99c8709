package org.dunwell.collections.handover;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.collections.files.CustomerFiles;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is or was with an agency or a lawyer, and the file they got. */
@Component
public class Handovers {

  private static final int SHOWN = 50;
  private static final int LISTED = 500;

  private final HandoverMapper mapper;
  private final HandoverFile file;
  private final CustomerFiles files;
  private final Clock clock;

  Handovers(HandoverMapper mapper, HandoverFile file, CustomerFiles files, Clock clock) {
    this.mapper = mapper;
    this.file = file;
    this.files = files;
    this.clock = clock;
  }

  /** What of these customers is or was outside, newest first. */
  public List<Handover> of(Collection<Long> customerIds) {
    return customerIds.isEmpty() ? List.of() : mapper.of(customerIds.toArray(Long[]::new), SHOWN);
  }

  /** The hand-overs the signed-in person may see: those outside first, the next to ask first. */
  public List<HandoverLine> list() {
    return mapper.list(LISTED);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Handover byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("hand-over", Long.toString(id)));
  }

  /** The invoices of a hand-over. */
  public List<HandoverItem> items(long id) {
    return mapper.lines(id);
  }

  /** Asks for the file of what this decision handed over; it is made within the minute. */
  @Transactional
  public void orderFile(long task) {
    files.order(file, byTask(task).id());
  }

  /** How many bytes the file has; empty while it is not made yet. */
  public Optional<Long> fileSize(long id) {
    return files.size(file, id);
  }

  /** Writes the file, a ZIP archive, as it was when it was made. */
  public void copyFile(long id, OutputStream out) {
    files.copy(file, id, out);
  }

  /** Whether the decision of this task handed the cases over. */
  public boolean isHandedOver(long task) {
    return mapper.byTask(task).isPresent();
  }

  /** Whether what this decision handed over is no longer outside. */
  public boolean isBack(long task) {
    return !byTask(task).isOutside();
  }

  /** When to ask how it stands. */
  public LocalDate followUpOn(long task) {
    return byTask(task).followUpOn();
  }

  /** Who has what since when, for a form. */
  public String outside(long task) {
    Handover handover = byTask(task);
    String amounts =
        mapper.outside(handover.id()).stream()
            .map(HandoverWords::line)
            .collect(Collectors.joining("\n"));
    return HandoverWords.since(handover, clock.getZone()) + "\n" + amounts;
  }

  private Handover byTask(long task) {
    return Optional.of(task)
        .flatMap(mapper::byTask)
        .orElseThrow(() -> new IllegalStateException("Nothing was handed over by task " + task));
  }
}
