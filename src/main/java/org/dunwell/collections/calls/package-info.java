/**
 * What is said on the phone, by us or by them: what may be answered, what follows from it, and how
 * a wrong answer is put right.
 */
@NamedInterface("calls")
package org.dunwell.collections.calls;

import org.springframework.modulith.NamedInterface;
