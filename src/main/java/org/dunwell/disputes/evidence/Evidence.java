package org.dunwell.disputes.evidence;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.disputes.Disputes;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The files of disputes: added, listed, read. One that is there already is not added twice. */
@Component
public class Evidence {

  /** More is a stack of paper that nobody looks through; a ZIP holds it. */
  public static final int MOST_FILES = 20;

  /** A file to be saved by whoever asks for it. */
  public record Content(String fileName, String mediaType, byte[] bytes) {}

  private final EvidenceMapper mapper;
  private final Disputes disputes;
  private final Timeline timeline;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Evidence(
      EvidenceMapper mapper,
      Disputes disputes,
      Timeline timeline,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.disputes = disputes;
    this.timeline = timeline;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Adds a file to a dispute.
   *
   * @param fileName as somebody outside gave it; may be null
   * @param content read up to the limit, before anything is locked
   * @param source the door it came through, see {@link org.dunwell.disputes.NewDispute}
   * @throws FileNotAccepted when it may not be kept
   * @throws DisputeNotAllowed when the dispute is over or has {@value #MOST_FILES} files
   */
  public void add(long disputeId, String fileName, InputStream content, String source, String by) {
    addAll(List.of(disputeId), List.of(FileCheck.read(fileName, content)), source, by);
  }

  /**
   * Adds files that were looked into to each of these disputes: all of them or none.
   *
   * @throws DisputeNotAllowed when one of the disputes is over or gets more than {@value
   *     #MOST_FILES} files
   */
  public void addAll(
      Collection<Long> disputeIds, List<CheckedFile> files, String source, String by) {
    if (!files.isEmpty() && !disputeIds.isEmpty()) {
      transaction.executeWithoutResult(tx -> store(disputeIds, files, source, by));
    }
  }

  private void store(
      Collection<Long> disputeIds, List<CheckedFile> files, String source, String by) {
    Map<Long, Dispute> locked =
        disputes.lockedAll(disputeIds).stream()
            .collect(Collectors.toMap(Dispute::id, Function.identity()));
    locked.values().forEach(Dispute::checkOpen);
    Long[] ids = locked.keySet().toArray(Long[]::new);
    List<Timeline.Entry> news = new ArrayList<>();
    for (CheckedFile file : files) {
      mapper
          .insert(ids, file, new EvidenceMapper.Origin(source, by, clock.instant()))
          .forEach(id -> news.add(entry(locked.get(id), file, by)));
    }
    if (mapper.most(ids) > MOST_FILES) {
      throw new DisputeNotAllowed(
          "A dispute holds %d files at most. Put several into one ZIP, or leave some out."
              .formatted(MOST_FILES));
    }
    timeline.addAll(news);
  }

  private static Timeline.Entry entry(Dispute dispute, CheckedFile file, String by) {
    return new Timeline.Entry(
        "disputes",
        "evidence",
        dispute.customerId(),
        dispute.invoiceId(),
        by,
        "File added to dispute %d: %s (SHA-256 %s)."
            .formatted(dispute.id(), file.fileName(), file.sha256()),
        null);
  }

  /** The files of a dispute in the order in which they came. */
  public List<EvidenceFile> of(long disputeId) {
    return mapper.of(disputeId, MOST_FILES);
  }

  /**
   * What is in a file.
   *
   * @throws NotThere when this dispute has no such file
   */
  public Content content(long disputeId, long id) {
    return mapper
        .content(disputeId, id)
        .orElseThrow(() -> new NotThere("file", disputeId + "/" + id));
  }
}
