package org.dunwell.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/**
 * The company's own mailbox, read over IMAP. What lies in it lies on disk too, until its reader
 * expunges it; after a restart the rest is there again, unread.
 */
final class CompanyMailbox implements FolderListener {

  static final String USER = "company";
  static final String PASSWORD = "company";

  private final MailFiles files;
  private final Map<Long, Long> fileByUid = new HashMap<>();
  private MailFolder inbox;

  CompanyMailbox(MailFiles files) {
    this.files = files;
  }

  /** Puts what lies on disk before the readers that {@code managers} lets in. */
  void open(Managers managers) {
    try {
      managers.getUserManager().setAuthRequired(true);
      GreenMailUser user =
          managers.getUserManager().createUser(USER + "@localhost", USER, PASSWORD);
      inbox = managers.getImapHostManager().getInbox(user);
    } catch (UserException | FolderException e) {
      throw new IllegalStateException("Cannot open the company's mailbox", e);
    }
    files.numbers().forEach(number -> show(files.read(number), number));
    inbox.addListener(this);
  }

  synchronized void deliver(MimeMessage message) {
    show(message, files.add(message, ""));
  }

  /** Throws everything away. */
  synchronized void empty() {
    inbox.deleteAllMessages();
    files.numbers().forEach(files::remove);
    fileByUid.clear();
  }

  private synchronized void show(MimeMessage message, long number) {
    fileByUid.put(inbox.appendMessage(message, new Flags(), new Date(0)), number);
  }

  @Override
  public synchronized void expunged(int sequenceNumber) {
    fileByUid.entrySet().removeIf(entry -> goneFor(entry.getKey(), entry.getValue()));
  }

  private boolean goneFor(long uid, long number) {
    if (inbox.getMessage(uid) != null) {
      return false;
    }
    files.remove(number);
    return true;
  }

  @Override
  public void added(int sequenceNumber) {
    // put there by us
  }

  @Override
  public void flagsUpdated(int sequenceNumber, Flags flags, Long uid) {
    // read or not is not kept over a restart
  }

  @Override
  public void mailboxDeleted() {
    // nobody can
  }
}
