package org.dunwell.credit.bureaus.notices;

import org.dunwell.credit.bureaus.BureauSignature;
import org.dunwell.platform.web.UploadLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where bureaus tell us that a company we watch has changed; answered as soon as it is stored. */
@RestController
class NoticeDoor {

  static final String PATH = "/hooks/bureau";

  private static final Logger log = LoggerFactory.getLogger(NoticeDoor.class);

  private static final long MOST_BYTES = 64 * 1024;

  private final NoticeInbox inbox;

  NoticeDoor(NoticeInbox inbox) {
    this.inbox = inbox;
  }

  @Configuration(proxyBeanMethods = false)
  static class BureauLimit {

    @Bean
    UploadLimit bureauWebhookLimit() {
      return new UploadLimit(PATH, MOST_BYTES, "One notice of a bureau, of at most 64 KB.");
    }
  }

  @PostMapping(PATH)
  ResponseEntity<String> notice(
      @RequestBody(required = false) byte[] body,
      @RequestHeader(name = BureauSignature.HEADER, required = false) String signature) {
    try {
      inbox.take(body == null ? new byte[0] : body, signature);
      return ResponseEntity.ok("stored");
    } catch (NoticeInbox.NotSigned stranger) {
      log.warn("A notice was refused: no bureau of ours has signed it within the last minutes.");
      return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(stranger.getMessage());
    }
  }
}
