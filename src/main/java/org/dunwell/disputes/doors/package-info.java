/** Ways in which disputes come in that bring more than a dispute: files, a mail, a form. */
package org.dunwell.disputes.doors;
