package org.dunwell.contact.replies;

/**
 * A person has said what came of a reply. What contact can do itself is done: a payment on the way
 * is blocked. Whoever hears it and cannot do the rest throws, and the reply stays open.
 *
 * @param mailId names the mail, for keys such as {@code reply/17}
 * @param writer the name the mail came under, else its address
 */
public record ReplyAnswered(long mailId, long customerId, String writer, Answer answer) {}
