/**
 * What whoever looks into a dispute asks the customer or a colleague, and what they answer. While
 * the customer is asked, the dispute's clock stands.
 */
@NamedInterface("questions")
package org.dunwell.disputes.questions;

import org.springframework.modulith.NamedInterface;
