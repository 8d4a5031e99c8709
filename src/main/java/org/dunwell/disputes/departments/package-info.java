/**
 * Who looks into disputes: departments with their people, their hours in their own zone, their
 * holidays; and how working time is counted by them. Knows no dispute.
 */
@NamedInterface("departments")
package org.dunwell.disputes.departments;

import org.springframework.modulith.NamedInterface;
