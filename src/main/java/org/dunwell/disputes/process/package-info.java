/** Between the room and the engine: {@code dispute.bpmn}. */
package org.dunwell.disputes.process;
