/** Ways in which disputes come in that bring more than a dispute: files, a mail, a form. */
@NamedInterface("doors")
package org.dunwell.disputes.doors;

import org.springframework.modulith.NamedInterface;
