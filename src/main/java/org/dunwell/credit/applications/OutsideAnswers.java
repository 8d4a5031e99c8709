package org.dunwell.credit.applications;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks others what may fail: in a nested transaction, so that nothing of ours goes with it. */
@Component
class OutsideAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(OutsideAnswers.class);

  private final Dossier dossier;
  private final TransactionTemplate apart;

  OutsideAnswers(Dossier dossier, PlatformTransactionManager transactions) {
    this.dossier = dossier;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Empty where it fails; that is written down.
   *
   * @param failed how the line begins that says so
   */
  <T> Optional<T> tried(Application application, String failed, Supplier<T> work) {
    try {
      return Optional.ofNullable(apart.execute(tx -> work.get()));
    } catch (RuntimeException failure) {
      LOG.warn("{} for {}", failed, application.reference(), failure);
      dossier.say(application, "system", failed + "; it goes on without.", null);
      return Optional.empty();
    }
  }
}
