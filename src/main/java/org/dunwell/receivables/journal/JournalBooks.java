package org.dunwell.receivables.journal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The journal books of our selling entities; whoever has set nothing has the defaults. */
@Component
public class JournalBooks {

  private static final int SECRET_BYTES = 32;

  private final JournalMapper mapper;
  private final String givenSecret;
  private final boolean live;

  JournalBooks(
      JournalMapper mapper,
      @Value("${dunwell.journal.secret}") String givenSecret,
      @Value("${dunwell.mode}") String mode) {
    this.mapper = mapper;
    this.givenSecret = givenSecret;
    this.live = mode.equals("live");
  }

  /** All of them, by the selling entity's code. */
  public List<JournalBook> all() {
    return mapper.books();
  }

  /**
   * @throws NotThere when there is no selling entity with this code
   */
  public JournalBook of(String sellingEntity) {
    return all().stream()
        .filter(book -> book.sellingEntity().equals(sellingEntity))
        .findFirst()
        .orElseThrow(() -> new NotThere("selling entity", sellingEntity));
  }

  /**
   * From now on. Entries that are written already keep the mode they were written in, whatever
   * becomes of them.
   */
  @Transactional
  public JournalBook change(String sellingEntity, JournalSettings settings) {
    JournalBook book = of(sellingEntity);
    if (live && settings.webhookUrl() != null) {
      String scheme = URI.create(settings.webhookUrl()).getScheme();
      if (!"https".equals(scheme)) {
        throw new BrokenRule("In live mode the journal is posted to https addresses only.");
      }
    }
    mapper.ensureBook(book.sellingEntityId());
    mapper.change(book.sellingEntityId(), settings);
    return of(sellingEntity);
  }

  /**
   * Who posts, as an import says it.
   *
   * @return whether that was something else before
   */
  @Transactional
  public boolean post(String sellingEntity, String posting) {
    JournalBook book = of(sellingEntity);
    if (book.posting().equals(posting)) {
      return false;
    }
    mapper.ensureBook(book.sellingEntityId());
    mapper.setPosting(book.sellingEntityId(), posting);
    return true;
  }

  /** A fresh secret to sign with; shown this once. The one before is worth nothing any more. */
  @Transactional
  public String freshSecret(String sellingEntity) {
    JournalBook book = of(sellingEntity);
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    mapper.ensureBook(book.sellingEntityId());
    mapper.setSecret(book.sellingEntityId(), secret.getBytes(StandardCharsets.US_ASCII));
    return secret;
  }

  /** What to sign with: the entity's own, else the one from the settings. */
  Optional<byte[]> secret(long sellingEntityId) {
    List<byte[]> own = mapper.secret(sellingEntityId);
    if (!own.isEmpty()) {
      return Optional.of(own.get(0));
    }
    return givenSecret.isBlank()
        ? Optional.empty()
        : Optional.of(givenSecret.getBytes(StandardCharsets.UTF_8));
  }
}
