package org.dunwell.contact.replies;

import java.time.Clock;
import org.dunwell.contact.process.ContactTaskProcess;
import org.springframework.stereotype.Component;

/** The work of a person that an open reply is: one instance of the process contact-task. */
@Component
class ReplyTasks {

  private final ReplyMapper mapper;
  private final ContactTaskProcess process;
  private final Clock clock;

  ReplyTasks(ReplyMapper mapper, ContactTaskProcess process, Clock clock) {
    this.mapper = mapper;
    this.process = process;
    this.clock = clock;
  }

  void open(Reply reply) {
    long task = mapper.insertTask(reply, clock.instant());
    mapper.startedAs(task, process.start(task));
  }

  void withdraw(long mailId, String reason, String by) {
    mapper.instanceOf(mailId).ifPresent(instance -> process.withdraw(instance, reason));
    mapper.endTask(mailId, new ReplyMapper.End("withdrawn", reason, by, clock.instant()));
  }
}
