package org.dunwell.platform.decisions;

import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.web.Given;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts tables live and back again. The check takes seconds and runs outside any transaction; going
 * live is one row, and this node decides by it as soon as it is committed.
 */
@Component
class RuleUploads {

  private static final int LONGEST_NOTE = 1_000;

  /**
   * A table as it came.
   *
   * @param examples null to keep those of the live version
   * @param replaces the version it was made from; null not to ask
   */
  record Upload(String id, byte[] model, byte[] examples, String note, String replaces) {}

  private final Models models;
  private final RuleGate gate;
  private final LiveVersions versions;
  private final DecisionStore store;
  private final Troubles troubles;
  private final TransactionTemplate transaction;

  RuleUploads(
      Models models,
      RuleGate gate,
      LiveVersions versions,
      DecisionStore store,
      Troubles troubles,
      PlatformTransactionManager manager) {
    this.models = models;
    this.gate = gate;
    this.versions = versions;
    this.store = store;
    this.troubles = troubles;
    this.transaction = new TransactionTemplate(manager);
  }

  /** What would be said of it; nothing is kept. */
  RuleGate.Passed check(Upload upload) {
    return gate.check(upload.id(), upload.model(), upload.examples());
  }

  /** Checks it, keeps it as a version, and decides by it from now on. */
  RuleGate.Passed goLive(Upload upload, String by) {
    String note = note(upload.note());
    RuleGate.Passed passed = check(upload);
    change(
        upload.id(),
        passed.model().version(),
        upload.replaces(),
        by,
        note,
        () -> versions.keep(passed.model(), passed.examples()));
    return passed;
  }

  /**
   * Decides by a version that was live before; it passed its check then, and is there unchanged.
   */
  void goBack(String id, String version, String note, String by) {
    String why = note(note);
    Model shipped = models.shipped(id);
    boolean passed =
        version.equals(shipped.version())
            || versions.of(id).stream()
                .anyMatch(
                    live ->
                        live.version().equals(version) && live.shipped().equals(shipped.version()));
    if (!passed) {
      throw store.content(id, version).isEmpty()
          ? new NotThere("version of decision model " + id, version)
          : new BrokenRule(
              "Version %s of %s was not checked against the table this product ships. Upload it."
                  .formatted(version, id));
    }
    change(id, version, null, by, why, () -> {});
  }

  private void change(
      String id, String version, String replaces, String by, String note, Runnable keep) {
    Model shipped = models.shipped(id);
    transaction.executeWithoutResult(
        status -> {
          String live =
              versions
                  .lock(id)
                  .filter(LiveVersions.Live::isOwn)
                  .map(LiveVersions.Live::version)
                  .orElse(shipped.version());
          if (replaces != null && !replaces.equals(live)) {
            throw new BrokenRule(
                "Version %s of %s is live by now, not %s. Look at it and upload yours again."
                    .formatted(live, id, replaces));
          }
          if (version.equals(live)) {
            throw new BrokenRule("Version %s of %s is live already.".formatted(version, id));
          }
          keep.run();
          versions.goLive(id, version, shipped.version(), by, note);
          troubles.resolve("platform", "table", id, by);
        });
    models.lookAgain();
  }

  private static String note(String note) {
    String given = Given.text(note);
    if (given == null || given.length() > LONGEST_NOTE) {
      throw new BrokenRule(
          "Say in \"note\" why the table changes, in 1 to %,d characters; it stays with the version."
              .formatted(LONGEST_NOTE));
    }
    return given;
  }
}
