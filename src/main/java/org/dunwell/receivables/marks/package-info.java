/**
 * What rooms above make of whole customers, such as lines of a worklist or how somebody pays, is
 * marked in the transaction of a change and made anew soon after it; here are the marks.
 */
@NamedInterface("marks")
package org.dunwell.receivables.marks;

import org.springframework.modulith.NamedInterface;
