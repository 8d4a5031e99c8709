package org.dunwell.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.correspondence.Attachments;
import org.dunwell.contact.texts.NewText;
import org.dunwell.contact.texts.TextMessages;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.stereotype.Component;

/** Stores letters; from then on they are sent from the store, word for word. */
@Component
class Messages {

  private final MessageMapper messages;
  private final MessageParts parts;
  private final RequestMapper requests;
  private final TakeBackWindow window;
  private final Attachments attachments;
  private final TextMessages texts;

  Messages(
      MessageMapper messages,
      MessageParts parts,
      RequestMapper requests,
      TakeBackWindow window,
      Attachments attachments,
      TextMessages texts) {
    this.texts = texts;
    this.attachments = attachments;
    this.messages = messages;
    this.parts = parts;
    this.requests = requests;
    this.window = window;
  }

  /** The accounts among these drafts that were written to on this day already. */
  Set<String> known(Collection<Draft> drafts) {
    return Set.copyOf(messages.known(drafts.stream().map(Draft::key).toArray(String[]::new)));
  }

  /**
   * Stores letters, to be sent when they can no longer be taken back, and ties the requests they
   * fulfil to them.
   */
  void store(List<Draft> drafts, Instant now) {
    if (drafts.isEmpty()) {
      return;
    }
    List<MessageMapper.NewMessage> rows =
        drafts.stream()
            .map(
                draft ->
                    new MessageMapper.NewMessage(draft, newMessageId(draft), leavesAt(draft, now)))
            .toList();
    Map<String, Long> ids =
        messages.insert(rows, now).stream()
            .collect(Collectors.toMap(MessageMapper.Key::key, MessageMapper.Key::id));
    Map<Long, Draft> stored =
        drafts.stream()
            .collect(Collectors.toMap(draft -> ids.get(draft.key()), Function.identity()));
    parts.store(stored);
    attach(stored);
    stored.forEach(this::text);
    List<Long> requestIds = new ArrayList<>();
    List<Long> messageIds = new ArrayList<>();
    stored.forEach(
        (id, draft) ->
            draft
                .said()
                .forEach(
                    request -> {
                      requestIds.add(request.id());
                      messageIds.add(id);
                    }));
    requests.bundle(requestIds.toArray(Long[]::new), messageIds.toArray(Long[]::new));
  }

  /** Only mails are sent from this store. */
  private Instant leavesAt(Draft draft, Instant now) {
    return draft.isPaper() || draft.isText() ? null : window.leavesAt(now);
  }

  private void text(long id, Draft draft) {
    if (draft.isText()) {
      texts.send(
          new NewText(
              "message/" + id,
              draft.account().customerId(),
              draft.account().sellingEntityId(),
              draft.recipient(),
              draft.person().language(),
              draft.letter().text(),
              TextMessages.REMINDER),
          id);
    }
  }

  /** Replaces the words of letters that are not sent yet; they keep their Message-IDs. */
  void rewrite(Map<Long, Draft> drafts, Instant now) {
    Long[] ids = drafts.keySet().toArray(Long[]::new);
    requests.leave(ids);
    parts.delete(ids);
    attachments.detach(drafts.keySet());
    drafts.forEach(
        (id, draft) -> {
          if (draft.isEmpty()) {
            messages.withdraw(id, now);
          } else {
            messages.rewrite(id, draft, now);
          }
        });
    parts.store(drafts);
    attach(drafts);
  }

  private void attach(Map<Long, Draft> drafts) {
    Map<Long, List<InvoiceDocuments.Line>> documents = new TreeMap<>();
    drafts.forEach(
        (id, draft) -> {
          if (!draft.isEmpty()) {
            documents.put(id, draft.letter().documents());
          }
        });
    attachments.attach(documents);
  }

  private static String newMessageId(Draft draft) {
    String host = draft.sender().substring(draft.sender().indexOf('@') + 1);
    return "<%s@%s>".formatted(UUID.randomUUID(), host);
  }
}
