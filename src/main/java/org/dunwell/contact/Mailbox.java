package org.dunwell.contact;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * The mailbox to which reports come, over IMAP. Mails are read without being marked as read: people
 * may use the mailbox too. The position is the IMAP UID up to which mails were read.
 */
final class Mailbox implements AutoCloseable {

  /** Mails in one go. */
  static final int BATCH = 100;

  /** Nothing we look for is larger; of larger mails the start is kept. */
  private static final int MAIL_BYTES = 1024 * 1024;

  /**
   * How far the mailbox was read.
   *
   * @param uidValidity changes when the server has numbered its mails anew; then all are read again
   */
  record Position(long uidValidity, long lastUid) {}

  /** A mail as it came, cut off after a megabyte. */
  record Mail(long uid, byte[] raw, MimeMessage message) {}

  private final Store store;
  private final IMAPFolder folder;

  private Mailbox(Store store, IMAPFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  static Mailbox open(MailProperties.Imap access) throws MessagingException {
    Store store = MailAccess.session(access).getStore("imap");
    store.connect(access.host(), access.port(), access.username(), access.password());
    IMAPFolder folder = (IMAPFolder) store.getFolder(access.folder());
    folder.open(Folder.READ_WRITE);
    return new Mailbox(store, folder);
  }

  long uidValidity() throws MessagingException {
    return folder.getUIDValidity();
  }

  /** The next mails after a position, oldest first, at most {@link #BATCH}. */
  List<Mail> after(Position position) throws MessagingException, IOException {
    long from = position.uidValidity() == uidValidity() ? position.lastUid() + 1 : 1;
    Message[] found = folder.getMessagesByUID(from, UIDFolder.LASTUID);
    FetchProfile uids = new FetchProfile();
    uids.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(found, uids);
    List<Mail> mails = new java.util.ArrayList<>();
    for (Message message : found) {
      // LASTUID answers the last mail even when it lies before the range
      if (folder.getUID(message) >= from && mails.size() < BATCH) {
        mails.add(read((IMAPMessage) message));
      }
    }
    return mails;
  }

  private Mail read(IMAPMessage message) throws MessagingException, IOException {
    message.setPeek(true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    byte[] raw = bytes.toByteArray();
    byte[] kept = raw.length > MAIL_BYTES ? Arrays.copyOf(raw, MAIL_BYTES) : raw;
    Session none = Session.getInstance(new java.util.Properties());
    return new Mail(
        folder.getUID(message), kept, new MimeMessage(none, new ByteArrayInputStream(kept)));
  }

  /** Takes mails that are dealt with out of the mailbox. */
  void remove(List<Long> uids) throws MessagingException {
    if (!uids.isEmpty()) {
      Message[] done = folder.getMessagesByUID(uids.stream().mapToLong(uid -> uid).toArray());
      folder.setFlags(done, new Flags(Flags.Flag.DELETED), true);
      folder.expunge(done);
    }
  }

  @Override
  public void close() throws MessagingException {
    folder.close(false);
    store.close();
  }
}
