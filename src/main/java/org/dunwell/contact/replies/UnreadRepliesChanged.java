package org.dunwell.contact.replies;

import java.util.List;

/** A reply of these customers came, or was dealt with. */
public record UnreadRepliesChanged(List<Long> customerIds) {}
