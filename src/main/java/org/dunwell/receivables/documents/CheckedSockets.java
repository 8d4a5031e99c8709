package org.dunwell.receivables.documents;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocketFactory;
import org.dunwell.platform.net.PublicAddress;

/**
 * Connections that go to the open network only. The very address that is connected to is checked: a
 * name that was looked up twice could have meant two things.
 */
final class CheckedSockets extends SSLSocketFactory {

  private final SSLSocketFactory secure = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @Override
  public Socket createSocket() {
    return new CheckedSocket();
  }

  /** Security is laid over a connection that {@link #createSocket()} has made. */
  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    if (!(socket instanceof CheckedSocket)) {
      throw new IOException("Only checked connections are made secure.");
    }
    return secure.createSocket(socket, host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return secure.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return secure.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unchecked();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unchecked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unchecked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unchecked();
  }

  private static IOException unchecked() {
    return new IOException("Connections are made in two steps here.");
  }

  private static final class CheckedSocket extends Socket {

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      InetAddress address = ((InetSocketAddress) endpoint).getAddress();
      if (address != null && !PublicAddress.is(address)) {
        throw new FetchFailed(
            "its address %s is not of the open network".formatted(address.getHostAddress()), false);
      }
      super.connect(endpoint, timeout);
    }
  }
}
