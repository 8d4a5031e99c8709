/**
 * What credit insurers cover and what they ask for in return: overdue invoices reported in time, no
 * endless extensions, no deliveries after a day. Deadlines are tasks before cover is lost.
 */
@NamedInterface("insurance")
package org.dunwell.credit.insurance;

import org.springframework.modulith.NamedInterface;
