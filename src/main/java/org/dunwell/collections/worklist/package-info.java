/**
 * Which customer first, and why: one stored line per customer with points from {@code
 * rules/priority.dmn}, put on the list or left out by {@code rules/worklist.dmn}. Whoever changes
 * what a line is made from marks the customer; lines are made anew from the marks and once a day.
 * Also what people do with the list: put off, hand over, stand in, act on many at once.
 */
@NamedInterface("worklist")
package org.dunwell.collections.worklist;

import org.springframework.modulith.NamedInterface;
