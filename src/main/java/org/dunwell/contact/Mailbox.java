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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * The mailbox to which reports come, over IMAP. Mails are read without being marked as read: people
 * may use the mailbox too. The position is the IMAP UID up to which mails were read.
 */
final class Mailbox implements AutoCloseable {

  /** Mails in one go. */
  static final int BATCH = 100;

  /** What mail servers take; of larger mails the start is read. */
  static final int MAIL_BYTES = 25 * 1024 * 1024;

  /**
   * How far the mailbox was read.
   *
   * @param uidValidity changes when the server has numbered its mails anew; then all are read again
   */
  record Position(long uidValidity, long lastUid) {}

  /**
   * A mail as it came.
   *
   * @param cut whether it was larger than we read
   */
  record Mail(long uid, byte[] raw, MimeMessage message, boolean cut) {}

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
  List<Long> after(Position position) throws MessagingException {
    long from = position.uidValidity() == uidValidity() ? position.lastUid() + 1 : 1;
    Message[] found = folder.getMessagesByUID(from, UIDFolder.LASTUID);
    FetchProfile uids = new FetchProfile();
    uids.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(found, uids);
    List<Long> mails = new ArrayList<>();
    for (Message message : found) {
      long uid = folder.getUID(message);
      // LASTUID answers the last mail even when it lies before the range
      if (uid >= from && mails.size() < BATCH) {
        mails.add(uid);
      }
    }
    return mails;
  }

  /** One mail; empty when somebody else has taken it out by now. */
  Optional<Mail> read(long uid) throws MessagingException, IOException {
    IMAPMessage message = (IMAPMessage) folder.getMessageByUID(uid);
    if (message == null) {
      return Optional.empty();
    }
    message.setPeek(true);
    Start start = new Start();
    message.writeTo(start);
    byte[] raw = start.toByteArray();
    Session none = Session.getInstance(new java.util.Properties());
    MimeMessage mail = new MimeMessage(none, new ByteArrayInputStream(raw));
    return Optional.of(new Mail(uid, raw, mail, start.cut));
  }

  /** Keeps the first bytes; a mail of any size needs no more memory. */
  private static final class Start extends ByteArrayOutputStream {

    private boolean cut;

    @Override
    public synchronized void write(int b) {
      if (count < MAIL_BYTES) {
        super.write(b);
      } else {
        cut = true;
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      int room = Math.min(length, MAIL_BYTES - count);
      super.write(bytes, from, room);
      cut |= room < length;
    }
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
