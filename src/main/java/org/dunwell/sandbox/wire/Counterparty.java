package org.dunwell.sandbox.wire;

/**
 * What every counterparty that is spoken to over HTTP has: a journal of its own and a door of its
 * own.
 *
 * @param <C> a change of its objects
 */
public abstract class Counterparty<C extends Commit> implements AutoCloseable {

  protected final Store<C> store;
  protected final Door door;

  /**
   * Remembers what its folder has and takes its port.
   *
   * @param name which one it is, in a word for threads and complaints
   */
  protected Counterparty(Setup setup, String name, Store.Beginning<C> beginning) {
    store = new Store<>(setup.folder(), name, beginning);
    try {
      door = new Door(setup, name);
    } catch (RuntimeException noPort) {
      store.close();
      throw noPort;
    }
    door.file("/sandbox.css", Counterparty.class, "text/css");
  }

  /** Where its API answers, without a slash at the end. */
  public final String address() {
    return door.address();
  }

  /** Where browsers find it, without a slash at the end. */
  public final String publicUrl() {
    return door.publicUrl();
  }

  /** The port it listens on. */
  public final int port() {
    return door.port();
  }

  /** Stops what is on its way, with the door shut and the journal still open. */
  protected abstract void stop();

  @Override
  public void close() {
    door.close();
    stop();
    store.close();
  }
}
