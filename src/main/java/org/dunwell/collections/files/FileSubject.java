package org.dunwell.collections.files;

/** A kind of thing that a customer's file is made for. */
public interface FileSubject {

  /** {@code handover} or {@code claim}. */
  String kind();

  /** What the file of one of them shows; asked when it is made, in the same transaction. */
  FileOrder order(long id);
}
