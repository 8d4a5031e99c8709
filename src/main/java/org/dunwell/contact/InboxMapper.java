package org.dunwell.contact;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface InboxMapper {

  /** A row to insert. */
  record Incoming(
      String messageId, String kind, String sender, String subject, Long aboutId, byte[] raw) {}

  /** 0 when this mail was taken before. */
  int insert(@Param("mail") Incoming mail, @Param("now") Instant now);

  Optional<Mailbox.Position> position();

  void moveTo(Mailbox.Position position);
}
