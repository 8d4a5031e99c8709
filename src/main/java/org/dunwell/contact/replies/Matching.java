package org.dunwell.contact.replies;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dunwell.contact.ReplyAddresses;
import org.springframework.stereotype.Component;

/**
 * Whose mail it is: the token in the address it was sent to says so for certain, the id it answers
 * almost, the sender's address if only one customer has it. Of a text message the number says it.
 */
@Component
class Matching {

  /**
   * Whose mail it is.
   *
   * @param by {@code token}, {@code reference}, {@code address} or {@code number}; null when
   *     nobody's
   * @param contactId null when the writer is no contact of the customer
   * @param aboutId the message of ours that it answers; null when it names none
   */
  record Match(String by, Long customerId, Long contactId, Long aboutId) {

    static final Match NONE = new Match(null, null, null, null);

    boolean isKnown() {
      return customerId != null;
    }
  }

  private final ReplyMapper mapper;
  private final ReplyAddresses addresses;

  Matching(ReplyMapper mapper, ReplyAddresses addresses) {
    this.mapper = mapper;
    this.addresses = addresses;
  }

  Match of(IncomingMail mail) {
    return Stream.<Supplier<Optional<Match>>>of(
            () -> byToken(mail), () -> byReference(mail), () -> byAddress(mail))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Match.NONE);
  }

  private Optional<Match> byToken(IncomingMail mail) {
    return mail.recipients().stream()
        .map(addresses::messageOf)
        .flatMap(Optional::stream)
        .map(mapper::messageById)
        .flatMap(Optional::stream)
        .map(about -> match("token", about, mail))
        .findFirst();
  }

  private Optional<Match> byReference(IncomingMail mail) {
    if (mail.references().isEmpty()) {
      return Optional.empty();
    }
    String[] ids = mail.references().toArray(String[]::new);
    return mapper.messageByReferences(ids).map(about -> match("reference", about, mail));
  }

  private Match match(String by, ReplyMapper.About about, IncomingMail mail) {
    Long writer =
        mapper.writers(mail.fromAddress()).stream()
            .filter(contact -> contact.mayWriteFor(about.customerId()))
            .map(ReplyMapper.Writer::contactId)
            .findFirst()
            .orElse(null);
    return new Match(by, about.customerId(), writer, about.messageId());
  }

  /** A bill-to's address stands for several customers: then whom we last wrote to there. */
  private Optional<Match> byAddress(IncomingMail mail) {
    if (mail.fromAddress().isEmpty()) {
      return Optional.empty();
    }
    List<ReplyMapper.Writer> writers = mapper.writers(mail.fromAddress());
    List<Long> customers = writers.stream().map(ReplyMapper.Writer::customerId).distinct().toList();
    Optional<Long> last = mapper.lastWrittenTo(mail.fromAddress());
    Long customer =
        last.filter(id -> writers.stream().anyMatch(writer -> writer.mayWriteFor(id)))
            .orElse(customers.size() == 1 ? customers.get(0) : null);
    return Optional.ofNullable(customer)
        .map(
            id ->
                new Match(
                    "address",
                    id,
                    writers.stream()
                        .filter(writer -> writer.mayWriteFor(id))
                        .map(ReplyMapper.Writer::contactId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                    null));
  }
}
