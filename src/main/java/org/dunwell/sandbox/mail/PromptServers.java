package org.dunwell.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;

/**
 * GreenMail's servers, answering at once. They write a line in pieces; with Nagle's algorithm the
 * second piece waits 40 ms for the other side to acknowledge the first, several times a connection.
 */
final class PromptServers {

  private PromptServers() {}

  static AbstractServer smtp(ServerSetup setup, Managers office) {
    return new SmtpServer(setup, office) {
      @Override
      protected ProtocolHandler createProtocolHandler(Socket client) {
        return super.createProtocolHandler(prompt(client));
      }
    };
  }

  static AbstractServer imap(ServerSetup setup, Managers office) {
    return new AbstractServer(setup, office) {
      @Override
      protected ProtocolHandler createProtocolHandler(Socket client) {
        return new ImapHandler(
            managers.getUserManager(), managers.getImapHostManager(), prompt(client));
      }
    };
  }

  private static Socket prompt(Socket client) {
    try {
      client.setTcpNoDelay(true);
      return client;
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }
}
